import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { HappenedEvent } from '../../plant/events/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { publicationById } from '../queries.ts'
import { recallCut } from './recall-cut.ts'
import { sayCause } from './say-cause.ts'

const shutSchema = z.looseObject({
  kind: z.string(),
  ref: z.string(),
  cause: z.looseObject({ kind: z.string() }),
})

/**
 * Clearance has shut the gate of a publication already; here the rest of the recall follows, one ledger for all of the
 * cut that was shut. What had not opened yet stays shut, and a person is told.
 */
export async function answerShutExposure(
  { jobs, mail = null }: { jobs: Pick<Jobs, 'enqueue'> } & Mailing,
  trx: Trx,
  { event, now }: { event: HappenedEvent; now: Instant },
): Promise<void> {
  const { kind, ref, cause } = shutSchema.parse(event.payload)
  if (kind === 'key-art') {
    const { productionId } = event
    await renewTask(trx, { productionId, kind: 'key-art-shut', ref, facts: () => ({}), dueAt: null })
    return
  }
  if (kind !== 'publication' && kind !== 'kit') return
  const publication = await publicationById(trx, ref)
  if (publication === undefined) return
  const { productionId, cutId, title, opensAt, gateId } = publication
  const { because, calledBy } = await sayCause(trx, cause)
  const recall = await recallCut({ jobs, mail }, trx, {
    cutId,
    publicationId: ref,
    reach: 'what-is-shut',
    because,
    cause,
    calledBy,
    now,
  })
  if (recall !== null || publication.state.kind !== 'scheduled') return
  // It may have been put at another moment since, where it is cleared and stands.
  if ((await gatesById(trx, [gateId])).get(gateId)?.standing === 'stands') return
  const facts = { title, because, opensAt: opensAt === null ? null : new Date(opensAt).toISOString() }
  await renewTask(trx, { productionId, kind: 'publication-held', ref, facts: () => facts, dueAt: opensAt })
}
