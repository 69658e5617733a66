const RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

/** Alarms that could not ring, each with its next try after a pause, so that none keeps the others waiting. */
export class Failing {
  readonly #known = new Map<string, { tries: number; until: number }>()

  add(key: string): void {
    const tries = (this.#known.get(key)?.tries ?? 0) + 1
    const until = performance.now() + Math.min(RETRY_MS * 2 ** tries, LONGEST_RETRY_MS)
    this.#known.set(key, { tries, until })
  }

  forget(keys: Iterable<string>): void {
    for (const key of keys) this.#known.delete(key)
  }

  /** Forgets what had its next try before a moment: it was moved, cleared, or is in other hands. */
  forgetTriedBefore(moment: number): void {
    for (const [key, { until }] of this.#known) if (until <= moment) this.#known.delete(key)
  }

  /** Keys whose next try is still to come. */
  resting(): string[] {
    const now = performance.now()
    return [...this.#known].filter(([, { until }]) => until > now).map(([key]) => key)
  }

  /** Milliseconds until each next try. */
  waits(): number[] {
    return [...this.#known.values()].map(({ until }) => Math.max(0, until - performance.now()))
  }
}
