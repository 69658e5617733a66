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

/** One session of its own for LISTEN; it connects again by itself and says when it is down. */
export class Listener {
  readonly #config: pg.ClientConfig
  readonly #log: Log
  readonly #subscriptions = new Map<string, Set<Subscription>>()
  #client: pg.Client | null = null
  #connecting: Promise<void> | null = null
  #heartbeat: NodeJS.Timeout | null = null
  #isClosed = false

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

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    const client = this.#client
    this.#client = null
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
    if (this.#isClosed) return
    this.#log.warn('the database stopped listening; connecting again')
    void this.#connect()
  }
}
