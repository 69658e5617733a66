import type { AttemptId } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { type ConnectorError, placeOnce, type Step } from '../../connectors/index.ts'
import { holdToRelease, judgeAtExit } from '../../clearance/index.ts'
import { houseState } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { lockPublication, openAttempt, publicationById, type PublicationRow } from '../queries.ts'
import { settleOpening } from '../opening/settle-opening.ts'
import type { Held } from './held.ts'
import { deliveryOf, laterBy } from './deliveries.ts'
import { handleOf } from './handles.ts'
import { saveDelivery } from './save-delivery.ts'
import type { DeliverDeps } from './deps.ts'
import { postOf } from './post-of.ts'
import { unlessRenewed } from './unless-renewed.ts'
import { warmUpBefore } from './warm-up.ts'
import { wayTo } from './way-to.ts'
import { patienceFor, tellPerson } from './trouble.ts'
import { noteNotCleared } from './note-outcome.ts'
import { stepLocked } from './step-delivery.ts'

const SEALED_LOOK_MS = 60_000
const BREATH_MS = 500

/**
 * Asks the doorkeeper whether the material may be handed to the platform now: handing it over is an exit, a platform's
 * private storage included. From then on it is on its way.
 */
export async function askToPlace(deps: DeliverDeps, held: Held): Promise<void> {
  const { publicationId, claim } = held
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    await settleOpening(trx, { publicationId, late: 'opens', now })
    const publication = await lockPublication(trx, publicationId)
    if (publication?.state.kind !== 'scheduled') return
    const { sealedAt } = await houseState(trx)
    if (sealedAt !== null) {
      const lookAt = laterBy(now, SEALED_LOOK_MS)
      return saveDelivery(trx, { publicationId, claim, seal: deps.handles }, { lookAt })
    }
    await holdToRelease(trx, publication.productionId)
    const verdict = await judgeAtExit(trx, { exposureId: publication.exposureId, now })
    const isCleared = verdict.kind === 'cleared'
    await stepLocked(trx, publication, { kind: 'place', at: now, isCleared })
    if (!isCleared) return noteNotCleared(trx, publication, now)
    await saveDelivery(
      trx,
      { publicationId, claim, seal: deps.handles },
      { next: 'begin', error: null, tries: 0, lookAt: null, leftBehind: true },
    )
  })
}

/** Hands over one step further, and keeps what the platform said. */
export async function handOver(deps: DeliverDeps, { publicationId, claim, signal }: Held): Promise<void> {
  const { db, handles: seal } = deps
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication === undefined || delivery === undefined) return
  const attempt = await openAttempt(db, publicationId)
  const attemptId = (attempt?.id ?? publicationId) as AttemptId
  const { connector, ctx } = await wayTo(deps, { delivery, attemptId, claim, signal })
  const next = delivery.next === 'commit' ? 'poll' : delivery.next
  const handle = handleOf(seal, delivery)
  const post = await postOf(deps, { publication, delivery })
  const step = await placeOnce(connector, post, { ctx, handle, next })
  await settlePlacing(deps, { publicationId, claim, signal }, step)
}

async function settlePlacing(deps: DeliverDeps, held: Held, step: Step): Promise<void> {
  const { publicationId, claim } = held
  const keeping = { publicationId, claim, seal: deps.handles }
  switch (step.kind) {
    case 'continue': {
      const { handle, next, progress = null, said = null, afterMs = next === 'poll' ? BREATH_MS : 0 } = step
      const lookAt = afterMs > 0 ? laterBy(deps.clock.now(), afterMs) : null
      await deps.db.transaction().execute(async (trx) => {
        const publication = await lockPublication(trx, publicationId)
        await saveDelivery(trx, keeping, { handle, next, progress, said, lookAt, error: null, tries: 0 })
        if (next === 'commit' && publication !== undefined)
          await notePlaced(trx, publication, deps.clock.now())
      })
      return
    }
    case 'failed':
      return keepTrouble(deps, held, step.error)
    case 'unknown':
      return keepTrouble(deps, held, { ...step.error, kind: 'transient' })
    case 'manual':
      // Nothing is out and a person has to act: it is tried again once they did.
      return keepTrouble(deps, held, {
        kind: 'auth',
        code: step.task.what,
        what: 'The platform asks for a person.',
        remedy: step.task.url === null ? 'Look at the account there.' : `Look there: ${step.task.url}`,
        retryAt: null,
        raw: '',
      })
    case 'live':
      throw new Error(`A connector says live before it was told to show ${publicationId}`)
  }
}

async function notePlaced(trx: Trx, publication: PublicationRow, now: Instant): Promise<void> {
  const placed = await stepLocked(trx, publication, { kind: 'placed', at: now })
  const { accountId, productionId } = publication
  if (placed?.state.kind !== 'placing' || accountId === null) return
  await warmUpBefore(trx, { accountId, productionId, opensAt: placed.state.opensAt, now })
}

/** Keeps what went wrong while nothing is out: patience where time helps, a person where they do, an end where nothing does. */
export async function keepTrouble(
  deps: DeliverDeps,
  { publicationId, claim }: Held,
  trouble: ConnectorError,
): Promise<void> {
  const known = await deliveryOf(deps.db, publicationId)
  const error =
    known === undefined ? trouble : await unlessRenewed(deps, { accountId: known.accountId, error: trouble })
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const delivery = await deliveryOf(trx, publicationId)
    if (publication === undefined || delivery === undefined) return
    const now = deps.clock.now()
    const tries = delivery.tries + 1
    const patience = patienceFor(error, { tries, now, opensAt: publication.opensAt ?? now })
    const keeping = { publicationId, claim, seal: deps.handles }
    await saveDelivery(trx, keeping, { error, tries, lookAt: patience.kind === 'again' ? patience.at : null })
    if (patience.needsPerson) await tellPerson(trx, { publication, delivery, error })
    if (patience.kind === 'end') await stepLocked(trx, publication, { kind: 'turned-away', at: now })
  })
}
