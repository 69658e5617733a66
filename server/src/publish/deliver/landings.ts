import type { DeliverDeps } from './deps.ts'
import { Gathering } from './gathering.ts'
import { type Landed, settleLanded } from './settle-landed.ts'
import { settleCall } from './settle-call.ts'

interface Landing {
  readonly productionId: string
  readonly landed: Landed
}

const MOST = 400
// What still waits at the door goes before what is out already: both want the production's evidence for themselves.
const QUIET_MS = 250
const LONGEST_MS = 5_000

/** Notes that posts are out, in sets, once nothing departs any more. */
export class Landings {
  readonly #ofProduction = new Map<string, Gathering<Landed, void>>()
  readonly #deps: DeliverDeps
  #departing = 0
  #departedAt = -Infinity

  constructor(deps: DeliverDeps) {
    this.#deps = deps
  }

  /** Lets something depart first. */
  async after<Result>(departure: () => Promise<Result>): Promise<Result> {
    this.#departing += 1
    try {
      return await departure()
    } finally {
      this.#departing -= 1
      this.#departedAt = performance.now()
    }
  }

  /** Notes one; resolves when it is written down. */
  note({ productionId, landed }: Landing): Promise<void> {
    const known = this.#ofProduction.get(productionId)
    if (known !== undefined) return known.ask(landed)
    const gathering = new Gathering<Landed, void>({
      together: (all) => this.#settle(productionId, all),
      alone: (one) => this.#settleAlone(one),
      most: MOST,
      restMs: (waited) => this.#rest(waited),
    })
    this.#ofProduction.set(productionId, gathering)
    return gathering.ask(landed)
  }

  #rest(waited: number): number {
    if (waited >= LONGEST_MS) return 0
    if (this.#departing > 0) return QUIET_MS
    return Math.max(0, QUIET_MS - (performance.now() - this.#departedAt))
  }

  async #settle(productionId: string, all: readonly Landed[]): Promise<void[]> {
    const settled = await settleLanded(this.#deps, { productionId, landed: all })
    const outcomes: void[] = []
    for (const one of all) {
      if (!settled.has(one.publicationId)) await this.#settleAlone(one)
      outcomes.push(undefined)
    }
    return outcomes
  }

  #settleAlone({ publicationId, claim, attempt, step }: Landed): Promise<void> {
    const held = { publicationId, claim, signal: new AbortController().signal }
    return settleCall(this.#deps, held, { attempt, step })
  }
}
