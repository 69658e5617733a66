import { randomUUID } from 'node:crypto'
import { type Errand, nextErrand } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { publicationById } from '../queries.ts'
import { abortPlaced } from './abort-placed.ts'
import { CLAIM_BEAT_MS, ClaimLost, claimDelivery, keepClaim, releaseDelivery } from './claims.ts'
import { deliveryOf, factsOf, laterBy } from './deliveries.ts'
import { makeFilm, tellNoFilm } from './film-copy.ts'
import { letCopiesGo } from './let-copies-go.ts'
import { makeCall } from './make-call.ts'
import { depart } from './depart.ts'
import type { DeliverDeps } from './deps.ts'
import { giveUpWaiting } from './go-again.ts'
import { askToPlace, handOver } from './hand-over.ts'
import type { Held } from './held.ts'
import { lookThere } from './look-there.ts'
import { carryOnAt } from './step-delivery.ts'

/**
 * Carries a delivery on as far as it goes now: asks, hands over, waits for its moment, makes the call, looks what
 * became of it. Any worker can take it up from what is written down; where another has it, this one leaves it alone.
 */
export async function carry(
  deps: DeliverDeps,
  { publicationId, signal }: { publicationId: string; signal: AbortSignal },
): Promise<void> {
  const claim = randomUUID()
  if (!(await claimDelivery(deps.db, publicationId, claim))) return lookAgainSoon(deps, publicationId)
  const lost = new AbortController()
  const beat = setInterval(() => {
    keepClaim(deps.db, publicationId, claim).then(
      (isMine) => isMine || lost.abort(new ClaimLost(publicationId)),
      // The database is away for a moment; the claim runs on, and every save asks for it again.
      () => undefined,
    )
  }, CLAIM_BEAT_MS)
  try {
    await goOn(deps, { publicationId, claim, signal: AbortSignal.any([signal, lost.signal]) })
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
  } finally {
    clearInterval(beat)
    await releaseDelivery(deps.db, publicationId, claim)
  }
}

async function goOn(deps: DeliverDeps, held: Held): Promise<void> {
  for (;;) {
    held.signal.throwIfAborted()
    const errand = await errandOf(deps, held.publicationId)
    if (errand.kind === 'rest') return letCopiesGo(deps, held)
    if (errand.kind === 'wait') return waitUntil(deps, held.publicationId, errand.until)
    await run(deps, held, errand)
  }
}

/** What a delivery needs now. */
export async function errandOf({ db, clock }: DeliverDeps, publicationId: string): Promise<Errand> {
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication === undefined || delivery === undefined) return { kind: 'rest' }
  return nextErrand(publication.state, await factsOf(db, delivery, publication), clock.now())
}

async function run(
  deps: DeliverDeps,
  held: Held,
  errand: Exclude<Errand, { kind: 'rest' | 'wait' }>,
): Promise<void> {
  switch (errand.kind) {
    case 'ask':
      return askToPlace(deps, held)
    case 'make-film':
      return makeFilm(deps, held)
    case 'tell-no-film':
      return tellNoFilm(deps, held)
    case 'hand-over':
      return handOver(deps, held)
    case 'depart': {
      const called = await deps.db.transaction().execute((trx) => depart(trx, deps, held.publicationId))
      if (called !== null) await makeCall(deps, held, called)
      return
    }
    case 'give-up-waiting':
      return giveUpWaiting(deps, held)
    case 'look':
      return lookThere(deps, held)
    case 'abort':
      return abortPlaced(deps, held)
  }
}

async function waitUntil({ db }: DeliverDeps, publicationId: string, moment: Instant): Promise<void> {
  const publication = await publicationById(db, publicationId)
  if (publication === undefined) return
  const { productionId, state } = publication
  // The alarm at its opening makes the call itself.
  if (state.kind === 'placing' && state.isPlaced && state.opensAt === moment) return
  await db.transaction().execute((trx) => carryOnAt(trx, { productionId, publicationId, moment }))
}

const OTHER_HANDS_MS = 15_000

// The other worker may be one that died: its claim runs out.
async function lookAgainSoon(deps: DeliverDeps, publicationId: string): Promise<void> {
  await waitUntil(deps, publicationId, laterBy(deps.clock.now(), OTHER_HANDS_MS))
}
