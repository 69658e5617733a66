// Enough that handles are kept many at a time; how many connections there are to one host is the way out's to say.
const MOST_OF_ACCOUNT = 80

/** Calls to platforms, so many at once of each account: one that hangs, or has a thousand posts, holds up no other. */
export class CallLanes {
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #running = new Map<string, number>()

  async run<Result>(accountId: string, call: () => Promise<Result>): Promise<Result> {
    await this.#turn(accountId)
    try {
      return await call()
    } finally {
      this.#end(accountId)
    }
  }

  async #turn(accountId: string): Promise<void> {
    const running = this.#running.get(accountId) ?? 0
    if (running < MOST_OF_ACCOUNT) {
      this.#running.set(accountId, running + 1)
      return
    }
    const { promise, resolve } = Promise.withResolvers<void>()
    const lane = this.#waiting.get(accountId)
    if (lane === undefined) this.#waiting.set(accountId, [resolve])
    else lane.push(resolve)
    await promise
  }

  // Its place goes to the next of the same account, or is free.
  #end(accountId: string): void {
    const lane = this.#waiting.get(accountId)
    const begin = lane?.shift()
    if (lane?.length === 0) this.#waiting.delete(accountId)
    if (begin !== undefined) return begin()
    const left = (this.#running.get(accountId) ?? 1) - 1
    if (left === 0) this.#running.delete(accountId)
    else this.#running.set(accountId, left)
  }
}
