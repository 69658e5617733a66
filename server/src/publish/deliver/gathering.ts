/** How a gathering does what it was asked: many at once, and one by itself where a set of them could not be done. */
export interface Gathered<Order, Outcome> {
  /** The outcomes in the order of the orders; throws where none of them was done. */
  readonly together: (orders: readonly Order[]) => Promise<readonly Outcome[]>
  readonly alone: (order: Order) => Promise<Outcome>
  /** So many at once at most. */
  readonly most: number
  /** How long still to wait for more, in milliseconds, since the first of a set was asked. */
  readonly restMs: (waitedMs: number) => number
}

/**
 * Does in sets what many ask for at about the same time, one set after another: a thousand rows are written in as many
 * statements as one.
 */
export class Gathering<Order, Outcome> {
  readonly #how: Gathered<Order, Outcome>
  #waiting: { order: Order; promised: PromiseWithResolvers<Outcome> }[] = []
  #isAtIt = false

  constructor(how: Gathered<Order, Outcome>) {
    this.#how = how
  }

  /** Asks for one; resolves when it is done. */
  ask(order: Order): Promise<Outcome> {
    const promised = Promise.withResolvers<Outcome>()
    this.#waiting.push({ order, promised })
    if (!this.#isAtIt) void this.#go()
    return promised.promise
  }

  async #go(): Promise<void> {
    const { together, alone, most, restMs } = this.#how
    this.#isAtIt = true
    while (this.#waiting.length > 0) {
      const since = performance.now()
      for (let rest = restMs(0); rest > 0; rest = restMs(performance.now() - since))
        await new Promise((resolve) => setTimeout(resolve, rest))
      const set = this.#waiting.splice(0, most)
      try {
        const outcomes = await together(set.map(({ order }) => order))
        for (const [at, { promised }] of set.entries()) promised.resolve(outcomes[at] as Outcome)
      } catch {
        // Whichever of them it was, it alone fails.
        for (const { order, promised } of set)
          await alone(order).then(promised.resolve, (error: unknown) => promised.reject(error))
      }
    }
    this.#isAtIt = false
  }
}
