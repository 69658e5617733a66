import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import type { Listening } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import type { Announcement } from './announce.ts'
import { retryDelay } from './retry-delay.ts'

/** An event as its consumers get it. */
export interface HappenedEvent extends Announcement {
  id: number
  at: number
}

/** What a consumer does, in the transaction that also moves its cursor: once in effect, however often tried. */
export type EventHandler = (trx: Trx, event: HappenedEvent) => Promise<void>

const PAGE = 50
const MOST_TRIES = 10
const SWEEP_MS = 20_000
// Any change that is being written may still commit an earlier event: what lies behind it waits for its end.
const HELD_BACK_MS = 25
const LONGEST_HELD_BACK_MS = 1_000

interface Consumer {
  name: string
  names: ReadonlySet<string>
  handler: EventHandler
}

interface Cursor {
  xid: string
  id: number
  tries: number
}

/**
 * Hands events on, in order per consumer and production. A consumer that fails is tried again, later each time;
 * after ten tries the event is parked, shown by `doctor`, and the ones behind it go on.
 */
export class Events {
  readonly #db: Db
  readonly #listener: Listening
  readonly #log: Log
  readonly #consumers: Consumer[] = []
  readonly #pending = new Set<string>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #heldBack = new Map<string, number>()
  #isStopped = false
  #turn: Promise<void> = Promise.resolve()
  #unlisten: (() => Promise<void>) | null = null
  #sweep: NodeJS.Timeout | null = null

  constructor({ db, listener, log }: { db: Db; listener: Listening; log: Log }) {
    this.#db = db
    this.#listener = listener
    this.#log = log
  }

  /** Registers a consumer; its name is its cursor's, so it must never change. */
  on(name: string, names: readonly string[], handler: EventHandler): void {
    this.#consumers.push({ name, names: new Set(names), handler })
  }

  /** Begins to dispatch: what waited from before, then whatever is announced. */
  async start(): Promise<void> {
    this.#unlisten = await this.#listener.listen('outbox', {
      heard: (productionId) => this.#wake(productionId),
      connected: () => void this.#wakeAll(),
    })
    this.#sweep = setInterval(() => void this.#wakeAll(), SWEEP_MS)
  }

  /** Ends after the page in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    if (this.#sweep) clearInterval(this.#sweep)
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#unlisten?.()
    await this.#turn
  }

  /** Resolves when everything announced so far has been handed on (or is waiting for a retry). */
  async settled(): Promise<void> {
    do {
      await this.#wakeAll()
      await this.#turn
    } while (this.#heldBack.size > 0 && (await delay(HELD_BACK_MS, !this.#isStopped)))
  }

  async #wakeAll(): Promise<void> {
    if (this.#isStopped) return
    try {
      const { rows } = await sql<{ productionId: string }>`
        select distinct production_id from plant.outbox`.execute(this.#db)
      for (const { productionId } of rows) this.#wake(productionId)
    } catch (error) {
      if (!this.#isStopped) this.#log.warn({ err: error }, 'the outbox could not be read; it is tried again')
    }
  }

  #wake(productionId: string): void {
    if (this.#isStopped || this.#pending.has(productionId)) return
    this.#pending.add(productionId)
    this.#turn = this.#turn.then(async () => {
      this.#pending.delete(productionId)
      try {
        await this.#dispatch(productionId)
      } catch (error) {
        if (!this.#isStopped) this.#log.error({ err: error }, 'dispatch failed; it is tried again')
      }
    })
  }

  async #dispatch(productionId: string): Promise<void> {
    // Asked before anything is read: what is not held back now is seen by every page below.
    const isHeldBack = await this.#isHeldBack(productionId)
    for (const consumer of this.#consumers) {
      while (!this.#isStopped && (await this.#dispatchPage(consumer, productionId)) === 'more');
    }
    const waited = this.#heldBack.get(productionId) ?? HELD_BACK_MS / 2
    this.#heldBack.delete(productionId)
    if (!isHeldBack) return
    const wait = Math.min(waited * 2, LONGEST_HELD_BACK_MS)
    this.#heldBack.set(productionId, wait)
    this.#wakeIn(wait, productionId)
  }

  #wakeIn(ms: number, productionId: string): void {
    if (this.#isStopped) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#wake(productionId)
    }, ms)
    this.#timers.add(timer)
  }

  // The end of a change that announces nothing is told to nobody, so what it held back is looked for again.
  async #isHeldBack(productionId: string): Promise<boolean> {
    const { rows } = await sql`
      select from plant.outbox where production_id = ${productionId}
        and xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`.execute(this.#db)
    return rows.length > 0
  }

  async #dispatchPage(consumer: Consumer, productionId: string): Promise<'more' | 'done'> {
    const events = await this.#pageAfterCursor(consumer, productionId)
    for (const event of events) {
      const outcome = await this.#deliver(consumer, event)
      if (outcome !== 'next') return 'done'
    }
    return events.length === PAGE ? 'more' : 'done'
  }

  // Only events of transactions older than every running one are read: their order can no longer change.
  async #pageAfterCursor(
    { name }: Consumer,
    productionId: string,
  ): Promise<(HappenedEvent & { xid: string })[]> {
    const { rows } = await sql<HappenedEvent & { xid: string }>`
      select o.id, o.xid::text as xid, o.name, o.production_id, o.payload, o.at
      from plant.outbox o
      left join plant.outbox_cursors c on c.consumer = ${name} and c.production_id = o.production_id
      where o.production_id = ${productionId}
        and o.xid < pg_snapshot_xmin(pg_current_snapshot())
        and (c.xid is null or (o.xid, o.id) > (c.xid, c.id))
        and (c.retry_at is null or c.retry_at <= now())
      order by o.xid, o.id limit ${PAGE}`.execute(this.#db)
    return rows
  }

  async #deliver(
    consumer: Consumer,
    event: HappenedEvent & { xid: string },
  ): Promise<'next' | 'wait' | 'elsewhere'> {
    try {
      return await this.#db.transaction().execute(async (trx) => {
        const cursor = await lockCursor(trx, consumer.name, event.productionId)
        if (cursor === null) return 'elsewhere'
        if (isBehind(event, cursor)) return 'next'
        if (consumer.names.has(event.name)) await consumer.handler(trx, event)
        await moveCursor(trx, consumer.name, event)
        return 'next'
      })
    } catch (error) {
      return this.#failed(consumer, event, error)
    }
  }

  async #failed(
    consumer: Consumer,
    event: HappenedEvent & { xid: string },
    error: unknown,
  ): Promise<'next' | 'wait'> {
    if (this.#isStopped) return 'wait'
    this.#log.warn(
      { err: error, consumer: consumer.name, event: event.name, id: event.id },
      'a consumer failed',
    )
    return this.#db.transaction().execute(async (trx) => {
      const cursor = await lockCursor(trx, consumer.name, event.productionId)
      // Meanwhile another process has the cursor, or has brought it past this event.
      if (cursor === null) return 'wait'
      if (isBehind(event, cursor)) return 'next'
      const tries = cursor.tries + 1
      if (tries >= MOST_TRIES) {
        await trx
          .insertInto('plant.parkedEvents')
          .values({ consumer: consumer.name, eventId: event.id, error: String(error) })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        await moveCursor(trx, consumer.name, event)
        return 'next'
      }
      const pause = retryDelay(tries)
      await sql`
        update plant.outbox_cursors set tries = ${tries}, retry_at = now() + ${pause} * interval '1 millisecond'
        where consumer = ${consumer.name} and production_id = ${event.productionId}`.execute(trx)
      this.#wakeIn(pause + 20, event.productionId)
      return 'wait'
    })
  }
}

const isBehind = (event: { xid: string; id: number }, cursor: Cursor): boolean =>
  BigInt(event.xid) < BigInt(cursor.xid) || (event.xid === cursor.xid && event.id <= cursor.id)

// Another process may hold the cursor: it is doing the same work, so this one lets it.
async function lockCursor(trx: Trx, consumer: string, productionId: string): Promise<Cursor | null> {
  await sql`
    insert into plant.outbox_cursors (consumer, production_id, xid, id) values (${consumer}, ${productionId}, '0', 0)
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<Cursor>`
    select xid::text as xid, id, tries from plant.outbox_cursors
    where consumer = ${consumer} and production_id = ${productionId} for update skip locked`.execute(trx)
  return rows[0] ?? null
}

async function moveCursor(trx: Trx, consumer: string, event: HappenedEvent & { xid: string }): Promise<void> {
  await sql`
    update plant.outbox_cursors set xid = ${event.xid}::xid8, id = ${event.id}, tries = 0, retry_at = null
    where consumer = ${consumer} and production_id = ${event.productionId}`.execute(trx)
}
