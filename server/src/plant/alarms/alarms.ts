import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { CLOCK_CHANNEL, type HouseClock } from '../clock/index.ts'
import type { Listening } from '../db/index.ts'
import type { Log } from '../log/index.ts'

/** A moment somebody waits for; setting the same key again moves it. */
export interface AlarmOrder {
  key: string
  name: string
  productionId: string | null
  moment: number
  payload: Record<string, unknown>
}

/** What is done once the moment's transaction has committed: a call to somebody else, begun at once. */
export type Afterwards = () => Promise<void>

/**
 * What happens at the moment, in the transaction that takes the alarm off the table. What it answers is begun after the
 * commit, beside the alarms that follow; a crash in between loses it, so the row must say that it was meant.
 */
export type AlarmHandler = (trx: Trx, alarm: AlarmOrder) => Promise<Afterwards | undefined | void>

// A timer stands still while the machine sleeps, and knows no step of the clock: this bounds what either can cost.
const LONGEST_WAIT_MS = 60_000
// Another process is ringing it; should that one die, this one does.
const IN_OTHER_HANDS_MS = 500
const JUST_DUE_MS = 10
const RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

/** Sets an alarm in the transaction that needs it. */
export function setAlarm(trx: Trx, alarm: AlarmOrder): Promise<void> {
  return setAlarms(trx, [alarm])
}

/** Sets many alarms, each under a key of its own. */
export async function setAlarms(trx: Trx, alarms: readonly AlarmOrder[]): Promise<void> {
  if (alarms.length === 0) return
  await sql`
    insert into plant.alarms (key, name, production_id, moment, payload)
    select key, name, production_id, moment, payload
    from unnest(
      ${alarms.map(({ key }) => key)}::text[],
      ${alarms.map(({ name }) => name)}::text[],
      ${alarms.map(({ productionId }) => productionId)}::uuid[],
      ${alarms.map(({ moment }) => new Date(moment).toISOString())}::timestamptz[],
      ${alarms.map(({ payload }) => JSON.stringify(payload))}::jsonb[]
    ) as e (key, name, production_id, moment, payload)
    on conflict (key) do update set
      name = excluded.name, production_id = excluded.production_id, moment = excluded.moment, payload = excluded.payload`.execute(
    trx,
  )
}

/** Takes an alarm off the table, if it is there. */
export function clearAlarm(trx: Trx, key: string): Promise<void> {
  return clearAlarms(trx, [key])
}

/** Takes many alarms off the table. */
export async function clearAlarms(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await trx
    .deleteFrom('plant.alarms')
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()
}

/** Exact moments: one timer to the earliest alarm, set anew whenever the table or the clock changes; nothing polls. */
export class Alarms {
  readonly #db: Db
  readonly #clock: HouseClock
  readonly #listener: Listening
  readonly #log: Log
  readonly #handlers = new Map<string, AlarmHandler>()
  readonly #failing = new Map<string, { tries: number; until: number }>()
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

  /** Says what to do for alarms of a name. */
  on(name: string, handler: AlarmHandler): void {
    this.#handlers.set(name, handler)
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
    const names = [...this.#handlers.keys()]
    if (names.length === 0) return
    const startedAt = performance.now()
    while (!this.#isStopped && (await this.#ringOne(names)));
    // Whatever had another try and is still here was moved, cleared, or is in other hands.
    for (const [key, { until }] of this.#failing) if (until <= startedAt) this.#failing.delete(key)
    const next = await this.#db
      .selectFrom('plant.alarms')
      .select('moment')
      .where('name', 'in', names)
      .where('key', 'not in', this.#keysToLeave())
      .orderBy('moment')
      .limit(1)
      .executeTakeFirst()
    const waits = [...this.#failing.values()].map(({ until }) => Math.max(0, until - performance.now()))
    if (next) {
      const left = next.moment - this.#clock.now()
      // Came due just now, or for a while and nobody but its ringer can take it.
      if (left <= 0) waits.push(left > -IN_OTHER_HANDS_MS ? JUST_DUE_MS : IN_OTHER_HANDS_MS)
      else if (!this.#clock.isManual()) waits.push(left)
    }
    if (waits.length > 0) this.#wait(Math.min(...waits))
  }

  async #ringOne(names: string[]): Promise<boolean> {
    let ringing: string | null = null
    let afterwards: Afterwards | undefined
    try {
      const hasRung = await this.#db.transaction().execute(async (trx) => {
        const alarm = await trx
          .selectFrom('plant.alarms')
          .selectAll()
          .where('name', 'in', names)
          .where('key', 'not in', this.#keysToLeave())
          .where('moment', '<=', sql<never>`wall.now()`)
          .orderBy('moment')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (alarm === undefined) return false
        ringing = alarm.key
        await trx.deleteFrom('plant.alarms').where('key', '=', alarm.key).execute()
        afterwards = (await this.#handlers.get(alarm.name)?.(trx, alarm)) ?? undefined
        this.#failing.delete(alarm.key)
        return true
      })
      if (afterwards !== undefined) this.#begin(afterwards)
      return hasRung
    } catch (error) {
      if (ringing === null || this.#isStopped) throw error
      this.#log.error({ err: error, alarm: ringing }, 'an alarm could not ring; it is tried again')
      const tries = (this.#failing.get(ringing)?.tries ?? 0) + 1
      this.#failing.set(ringing, {
        tries,
        until: performance.now() + Math.min(RETRY_MS * 2 ** tries, LONGEST_RETRY_MS),
      })
      return true
    }
  }

  #begin(afterwards: Afterwards): void {
    const done = afterwards()
      .catch((error: unknown) => this.#log.error({ err: error }, 'what an alarm began came to nothing'))
      .finally(() => this.#afterwards.delete(done))
    this.#afterwards.add(done)
  }

  // One alarm that fails must not keep the others waiting; it gets its next try after a pause.
  #keysToLeave(): string[] {
    const now = performance.now()
    return ['', ...[...this.#failing].filter(([, { until }]) => until > now).map(([key]) => key)]
  }

  #wait(ms: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(), Math.min(Math.ceil(ms), LONGEST_WAIT_MS))
  }
}
