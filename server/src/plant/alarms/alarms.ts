import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { CLOCK_CHANNEL, type HouseClock } from '../clock/index.ts'
import type { Listening } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import { Failing } from './failing.ts'
import type { Afterwards, AlarmHandler, Handled, TogetherHandler } from './handlers.ts'
import { CouldNotRing, ringEarliest } from './ring.ts'

// A timer stands still while the machine sleeps, and knows no step of the clock: this bounds what either can cost.
const LONGEST_WAIT_MS = 60_000
// Another process is ringing it; should that one die, this one does.
const IN_OTHER_HANDS_MS = 500
const JUST_DUE_MS = 10
const RETRY_MS = 1_000
// The first of many have not waited long when they have rung; then twice as many ring at a time.
const FIRST_TOGETHER = 50

/** Exact moments: one timer to the earliest alarm, set anew whenever the table or the clock changes; nothing polls. */
export class Alarms {
  readonly #db: Db
  readonly #clock: HouseClock
  readonly #listener: Listening
  readonly #log: Log
  readonly #handlers = new Map<string, Handled>()
  readonly #failing = new Failing()
  readonly #alone = new Set<string>()
  // Half as many ring together after a set that broke, and twice as many after each that rang.
  #most = FIRST_TOGETHER
  #timer: NodeJS.Timeout | null = null
  #isStopped = false
  #round: Promise<void> | null = null
  #again = false
  #ends: (() => Promise<void>)[] = []
  readonly #afterwards = new Set<Promise<void>>()

  constructor({ db, clock, listener, log }: { db: Db; clock: HouseClock; listener: Listening; log: Log }) {
    this.#db = db
    this.#clock = clock
    this.#listener = listener
    this.#log = log
  }

  /** Says what to do for alarms of a name, and how many of one moment ring together. */
  on(name: string, handler: AlarmHandler, together: TogetherHandler | null = null): void {
    this.#handlers.set(name, { handler, together })
  }

  /** Rings what came due while the house was closed, then waits for the next. */
  async start(): Promise<void> {
    this.#ends.push(
      await this.#listener.listen('alarms', { heard: () => this.#look(), connected: () => this.#look() }),
      await this.#listener.listen(CLOCK_CHANNEL, { heard: () => this.#look() }),
    )
    this.#look()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    if (this.#timer) clearTimeout(this.#timer)
    for (const end of this.#ends) await end()
    await this.#round
    await Promise.all(this.#afterwards)
  }

  /** Resolves when every alarm due now has rung, and what followed from it is done. */
  async settled(): Promise<void> {
    this.#look()
    while (this.#round) await this.#round
    await Promise.all(this.#afterwards)
  }

  #look(): void {
    if (this.#isStopped) return
    if (this.#round) {
      this.#again = true
      return
    }
    this.#round = this.#ringDue()
      .catch((error: unknown) => {
        if (this.#isStopped) return
        this.#log.error({ err: error }, 'an alarm could not ring; it is tried again')
        this.#wait(RETRY_MS)
      })
      .finally(() => {
        this.#round = null
        if (!this.#again) return
        this.#again = false
        this.#look()
      })
  }

  async #ringDue(): Promise<void> {
    if (this.#handlers.size === 0) return
    const startedAt = performance.now()
    this.#most = FIRST_TOGETHER
    while (!this.#isStopped && (await this.#ringNext()));
    this.#failing.forgetTriedBefore(startedAt)
    this.#alone.clear()
    const next = await this.#db
      .selectFrom('plant.alarms')
      .select('moment')
      .where('name', 'in', [...this.#handlers.keys()])
      .where('key', '<>', sql<string>`all(${this.#failing.resting()}::text[])`)
      .orderBy('moment')
      .limit(1)
      .executeTakeFirst()
    const waits = this.#failing.waits()
    if (next) {
      const left = next.moment - this.#clock.now()
      // Came due just now, or for a while and nobody but its ringer can take it.
      if (left <= 0) waits.push(left > -IN_OTHER_HANDS_MS ? JUST_DUE_MS : IN_OTHER_HANDS_MS)
      else if (!this.#clock.isManual()) waits.push(left)
    }
    if (waits.length > 0) this.#wait(Math.min(...waits))
  }

  async #ringNext(): Promise<boolean> {
    try {
      const rung = await ringEarliest(this.#db, {
        handlers: this.#handlers,
        leave: this.#failing.resting(),
        alone: this.#alone,
        most: this.#most,
      })
      if (rung === null) return false
      const { keys, afterwards, alone } = rung
      this.#failing.forget(keys)
      for (const key of keys) this.#alone.delete(key)
      for (const key of alone) this.#alone.add(key)
      this.#most *= 2
      if (afterwards !== null) this.#begin(afterwards)
      return true
    } catch (error) {
      if (!(error instanceof CouldNotRing) || this.#isStopped) throw error
      this.#fewer(error)
      return true
    }
  }

  // Whichever of a set it was: at one at a time it shows.
  #fewer({ keys, cause }: CouldNotRing): void {
    const [key = '', ...others] = keys
    if (others.length > 0) {
      this.#most = Math.ceil(keys.length / 2)
      this.#log.warn({ err: cause, alarms: keys.length }, 'alarms could not ring together; fewer do')
      return
    }
    this.#log.error({ err: cause, alarm: key }, 'an alarm could not ring; it is tried again')
    this.#failing.add(key)
  }

  #begin(afterwards: Afterwards): void {
    const done = afterwards()
      .catch((error: unknown) => this.#log.error({ err: error }, 'what an alarm began came to nothing'))
      .finally(() => this.#afterwards.delete(done))
    this.#afterwards.add(done)
  }

  #wait(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(), Math.min(Math.ceil(ms), LONGEST_WAIT_MS))
  }
}
