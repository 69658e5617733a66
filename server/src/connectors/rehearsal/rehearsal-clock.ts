import { type Instant, instant } from '@stagedoor/core/time'

/** A clock that runs with the machine and is put forward over every wait, so that a rehearsal waits for nothing. */
export class RehearsalClock {
  readonly #from: Instant
  readonly #ticks: () => number
  readonly #began: number
  #skipped = 0

  constructor({ from, ticks }: { from: Instant; ticks: () => number }) {
    this.#from = from
    this.#ticks = ticks
    this.#began = ticks()
  }

  now = (): Instant => instant(Math.round(this.#from + (this.#ticks() - this.#began) + this.#skipped))

  /** Goes over a wait of so many milliseconds. */
  skip(ms: number): void {
    this.#skipped += ms
  }
}
