import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log/index.ts'

const RETRY_MS = 250
const HEARTBEAT_MS = 15_000

export type Subscription = Readonly<{
  heard: (payload: string) => void
  /** Called after each new connection: what was said before it is lost, so read the state again. */
  connected?: () => void
}>

/** Whoever hears channels, whether the session itself or the open database. */
export type Listening = Pick<Listener, 'listen'>

/** Whoever takes locks that hold among all processes of a house. */
export type Holding = Pick<Listener, 'hold'>

/** A lock that this process holds until it lets go of it; `lost` aborts where its session ended and others may have it. */
export interface Hold {
  readonly lost: AbortSignal
  readonly letGo: () => Promise<void>
}

/** One session of its own for LISTEN and for locks; it connects again by itself and says when it is down. */
export class Listener {
  readonly #config: pg.ClientConfig
  readonly #log: Log
  readonly #subscriptions = new Map<string, Set<Subscription>>()
  #client: pg.Client | null = null
  #connecting: Promise<void> | null = null
  #heartbeat: NodeJS.Timeout | null = null
  #isClosed = false
  #lost = new AbortController()

  constructor(config: pg.ClientConfig, log: Log) {
    this.#config = config
    this.#log = log
  }

  get isUp(): boolean {
    return this.#client !== null
  }

  /** Resolves once the channel is heard; the answer ends the subscription. */
  async listen(channel: string, subscription: Subscription): Promise<() => Promise<void>> {
    const known = this.#subscriptions.get(channel)
    const all = known ?? new Set()
    all.add(subscription)
    this.#subscriptions.set(channel, all)
    if (this.#client === null) await this.#connect()
    else {
      if (!known) await this.#client.query(`listen ${pg.escapeIdentifier(channel)}`)
      subscription.connected?.()
    }
    return async () => {
      all.delete(subscription)
      if (all.size > 0) return
      this.#subscriptions.delete(channel)
      await this.#client?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
    }
  }

  /**
   * Takes an advisory lock (PostgreSQL, 13.3.5) by its name, or answers null where another process holds it. The session's
   * own locks do not exclude each other: within the process its caller keeps order.
   */
  async hold(name: string): Promise<Hold | null> {
    if (this.#client === null) await this.#connect()
    const [client, { signal: lost }] = [this.#client, this.#lost]
    if (client === null) throw new Error('The database is closed')
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [name],
    )
    if (rows[0]?.held !== true) return null
    const letGo = async () => {
      try {
        await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
      } catch (error) {
        // What a session held goes with it, whatever ended it.
        this.#log.warn({ err: error, name }, 'a lock was not let go')
        await client.end().catch(() => undefined)
      }
    }
    return { lost, letGo }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    const client = this.#client
    this.#client = null
    this.#lost.abort()
    await client?.end()
  }

  #connect(): Promise<void> {
    this.#connecting ??= this.#connectUntilUp().finally(() => (this.#connecting = null))
    return this.#connecting
  }

  async #connectUntilUp(): Promise<void> {
    while (!this.#isClosed) {
      const client = new pg.Client(this.#config)
      let isLost = false
      const lost = () => {
        if (isLost) return
        isLost = true
        if (this.#client === client) this.#reconnect()
      }
      client.on('error', lost)
      client.on('end', lost)
      client.on('notification', ({ channel, payload }) => {
        for (const { heard } of this.#subscriptions.get(channel) ?? []) heard(payload ?? '')
      })
      try {
        await client.connect()
        for (const channel of this.#subscriptions.keys())
          await client.query(`listen ${pg.escapeIdentifier(channel)}`)
        if (isLost) throw new Error('The connection ended while it was opened')
      } catch (error) {
        this.#log.warn({ err: error }, 'the database is not listening yet')
        await client.end().catch(() => undefined)
        await delay(RETRY_MS)
        continue
      }
      if (this.#isClosed) return client.end()
      this.#lost = new AbortController()
      this.#client = client
      this.#watch(client)
      for (const { connected } of [...this.#subscriptions.values()].flatMap((all) => [...all])) connected?.()
      return
    }
  }

  // A far server can vanish without a word; asking now and then makes the loss known.
  #watch(client: pg.Client): void {
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    this.#heartbeat = setInterval(() => {
      client.query('select 1').catch(() => client.end())
    }, HEARTBEAT_MS).unref()
  }

  #reconnect(): void {
    this.#client = null
    this.#lost.abort()
    if (this.#isClosed) return
    this.#log.warn('the database stopped listening; connecting again')
    void this.#connect()
  }
}
