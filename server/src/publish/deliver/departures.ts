import { randomUUID } from 'node:crypto'
import type { Instant } from '@stagedoor/core/time'
import type { Step } from '../../connectors/index.ts'
import type { Afterwards } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'
import { filmsOf, type PublicationRow } from '../queries.ts'
import { CallLanes } from './call-lanes.ts'
import { departTogether, type Departed, type DepartedTogether } from './depart-together.ts'
import type { DeliverDeps } from './deps.ts'
import { goAgain } from './go-again.ts'
import { handleOf } from './handles.ts'
import { HeldTogether } from './held-together.ts'
import { Landings } from './landings.ts'
import { callOnce, signalFor } from './make-call.ts'
import { postOf } from './post-of.ts'
import { handleSaver } from './save-handles.ts'
import { settleCall } from './settle-call.ts'
import { SharedWays } from './shared-ways.ts'

// A slow platform takes a hundred a second: these are through long before their window of a minute ends.
const MOST_WAITING = 1_000

const idOf = ({ publication }: Departed): string => publication.id

// What the calls of one set have in common.
interface Shared {
  readonly claim: string
  readonly ways: SharedWays
  /** Undefined where they could not be read: then each call reads its own. */
  readonly films: Promise<Awaited<ReturnType<typeof filmsOf>> | undefined>
  readonly storage: DeliverDeps['storage']
}

// Many posts of a moment are of one film.
function openingOnce(storage: DeliverDeps['storage']): DeliverDeps['storage'] {
  const opened = new Map<string, ReturnType<DeliverDeps['storage']['open']>>()
  return {
    ...storage,
    open: (sha256) => {
      const known = opened.get(sha256) ?? storage.open(sha256)
      opened.set(sha256, known)
      return known
    },
  }
}

/** Posts that leave at one moment: written down in sets, called side by side, and what became of them kept in sets. */
export class Departures {
  readonly #deps: DeliverDeps
  readonly #lanes = new CallLanes()
  readonly #landings: Landings
  readonly #saveHandle: ReturnType<typeof handleSaver>
  readonly #waiting = new Map<string, number>()
  readonly #mostWaiting: number

  constructor(deps: DeliverDeps, { mostWaiting = MOST_WAITING }: { mostWaiting?: number } = {}) {
    this.#deps = deps
    this.#mostWaiting = mostWaiting
    this.#landings = new Landings(deps)
    this.#saveHandle = handleSaver({ db: deps.db, seal: deps.handles })
  }

  /** So many calls of an account wait for their turn that more would wait past the window in which they may be begun. */
  isFull(accountId: string): boolean {
    return (this.#waiting.get(accountId) ?? 0) >= this.#mostWaiting
  }

  /** Lets locked publications of one production leave; their calls follow the commit. */
  async leave(
    trx: Trx,
    order: { productionId: string; publications: readonly PublicationRow[]; now: Instant },
  ): Promise<{ afterwards: Afterwards | null; alone: readonly string[] }> {
    const left = await this.#landings.after(() =>
      departTogether(trx, this.#deps, { ...order, claim: randomUUID() }),
    )
    const { departed, alone } = left
    return { afterwards: departed.length === 0 ? null : () => this.#makeCalls(left), alone }
  }

  async #makeCalls({ claim, departed }: DepartedTogether): Promise<void> {
    const { db, contextFor, storage, log } = this.#deps
    const shared: Shared = {
      claim,
      ways: new SharedWays(contextFor),
      films: filmsOf(db, [...new Set(departed.map(({ publication }) => publication.cutId))]).catch(
        () => undefined,
      ),
      storage: openingOnce(storage),
    }
    const held = new HeldTogether(db, { publicationIds: departed.map(idOf), claim })
    for (const { delivery } of departed) this.#waits(delivery.accountId, 1)
    await Promise.all(
      departed.map(async (one) => {
        try {
          await this.#carryOut(one, shared)
        } catch (error) {
          log.error({ err: error, publicationId: idOf(one) }, 'a call came to nothing')
        } finally {
          await held.letGo(idOf(one))
        }
      }),
    )
  }

  #waits(accountId: string, more: number): void {
    const waiting = (this.#waiting.get(accountId) ?? 0) + more
    if (waiting === 0) this.#waiting.delete(accountId)
    else this.#waiting.set(accountId, waiting)
  }

  async #carryOut(one: Departed, shared: Shared): Promise<void> {
    const { publication, delivery, called } = one
    const { id: publicationId, productionId } = publication
    const { attempt } = called
    const { claim } = shared
    const held = { publicationId, claim, signal: signalFor(this.#deps, called) }
    const step = await this.#lanes
      .run(delivery.accountId, () => this.#call(one, shared))
      .finally(() => this.#waits(delivery.accountId, -1))
    if (step === 'too-late') return
    if (step === 'renewed') return goAgain(this.#deps, held, attempt)
    if (step.kind !== 'live') return settleCall(this.#deps, held, { attempt, step })
    await this.#landings.note({ productionId, landed: { publicationId, claim, attempt, step } })
  }

  async #call(
    { publication, delivery, called }: Departed,
    { claim, ways, films, storage }: Shared,
  ): Promise<Step | 'too-late' | 'renewed'> {
    const { publicationId, accountId } = delivery
    const handle = handleOf(this.#deps.handles, delivery)
    if (handle === null) throw new Error(`Nothing of ${publicationId} was placed`)
    const { connector, ctx } = await ways.wayFor({
      accountId,
      attemptId: called.attempt,
      saveHandle: (kept) => this.#saveHandle({ publicationId, claim, handle: kept }),
      signal: signalFor(this.#deps, called),
    })
    const post = await postOf({ ...this.#deps, storage }, { publication, delivery, films: await films })
    return callOnce(this.#deps, { called, accountId, connector, ctx, post, handle })
  }
}
