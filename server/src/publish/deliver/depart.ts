import type { AttemptId } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { holdToRelease, judgeAtExit } from '../../clearance/index.ts'
import { houseState } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { lockPublication, openAttempt } from '../queries.ts'
import { settleOpening } from '../opening/settle-opening.ts'
import { withoutTheirCopy } from './film-state.ts'
import { noteNotCleared } from './note-outcome.ts'
import { carryOnAt, stepLocked } from './step-delivery.ts'
import type { DeliverDeps } from './deps.ts'

/** The right to make one call, once, until a moment. */
export interface Called {
  readonly attempt: AttemptId
  readonly notAfter: Instant
}

const SEALED_LOOK_MS = 60_000

/**
 * The moment has come: the doorkeeper is asked again, and `leaving` is written in the same lock as the answer. Whoever
 * gets a call back makes it after the commit, once; should they die, a look at the platform decides, never a second call.
 */
export async function depart(
  trx: Trx,
  { clock }: Pick<DeliverDeps, 'clock'>,
  publicationId: string,
): Promise<Called | null> {
  // What it hangs on may have moved just now, and then this is not its moment.
  await settleOpening(trx, { publicationId, late: 'opens', now: clock.now() })
  const publication = await lockPublication(trx, publicationId)
  if (publication?.state.kind !== 'placing' || !publication.state.isPlaced) return null
  const { productionId, gateId, exposureId } = publication
  const now = clock.now()
  if (now < publication.state.opensAt) return null
  if ((await withoutTheirCopy(trx, [publicationId])).size > 0) return null
  const { sealedAt } = await houseState(trx)
  if (sealedAt !== null) {
    await carryOnAt(trx, { productionId, publicationId, moment: instant(now + SEALED_LOOK_MS) })
    return null
  }
  const attempt = await openAttempt(trx, publicationId)
  if (attempt === undefined) throw new Error(`No attempt of ${publicationId} is open`)
  await holdToRelease(trx, productionId)
  const verdict = await judgeAtExit(trx, { exposureId, now })
  const stands = (await gatesById(trx, [gateId])).get(gateId)?.standing === 'stands'
  const isCleared = verdict.kind === 'cleared' && stands
  const attemptId = attempt.id as AttemptId
  const stepped = await stepLocked(trx, publication, {
    kind: 'leave',
    at: now,
    attempt: attemptId,
    isCleared,
  })
  if (!isCleared) await noteNotCleared(trx, publication, now)
  const call = stepped?.acts.find((act) => act.kind === 'commit')
  if (call === undefined) return null
  // Should this process die now, somebody looks there once the window for the call is over.
  await carryOnAt(trx, { productionId, publicationId, moment: call.notAfter })
  return { attempt: call.attempt, notAfter: call.notAfter }
}
