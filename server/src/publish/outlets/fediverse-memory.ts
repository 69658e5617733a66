import type { KvKey, KvStore, KvStoreListEntry, KvStoreSetOptions } from '@fedify/fedify'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

// By the machine's own clock: what is remembered is of other servers, which do not follow the house's.
const LIVING = sql<boolean>`(expires_at is null or expires_at > clock_timestamp())`
const spelt = (key: KvKey): string => JSON.stringify(key)

/** What the protocol's library remembers, in the database: other servers' keys and documents, and what was had already. */
export class FederationMemory implements KvStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  async get<T = unknown>(key: KvKey): Promise<T | undefined> {
    const row = await this.#db
      .selectFrom('publish.federationMemory')
      .select('value')
      .where('key', '=', spelt(key))
      .where(LIVING)
      .executeTakeFirst()
    return row?.value as T | undefined
  }

  async set(key: KvKey, value: unknown, options: KvStoreSetOptions = {}): Promise<void> {
    const kept = { value: JSON.stringify(value), expiresAt: expiry(options) }
    // What has run out goes as the next is kept.
    await this.#db
      .with('forgotten', (db) =>
        db
          .deleteFrom('publish.federationMemory')
          .where('expiresAt', '<', sql<never>`clock_timestamp() - interval '1 hour'`),
      )
      .insertInto('publish.federationMemory')
      .values({ key: spelt(key), ...kept })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(kept))
      .execute()
  }

  async delete(key: KvKey): Promise<void> {
    await this.#db.deleteFrom('publish.federationMemory').where('key', '=', spelt(key)).execute()
  }

  async *list(prefix?: KvKey): AsyncIterable<KvStoreListEntry> {
    const begin = prefix === undefined ? '[' : spelt(prefix).slice(0, -1)
    const rows = await this.#db
      .selectFrom('publish.federationMemory')
      .select(['key', 'value'])
      .where(sql<boolean>`starts_with(key, ${begin})`)
      .where(LIVING)
      .orderBy('key')
      .execute()
    for (const { key, value } of rows) {
      const parts = JSON.parse(key) as [string, ...string[]]
      // One word may begin like another.
      if (prefix === undefined || prefix.every((part, at) => parts[at] === part)) yield { key: parts, value }
    }
  }
}

const expiry = ({ ttl }: KvStoreSetOptions) =>
  ttl === undefined
    ? null
    : sql<never>`clock_timestamp() + make_interval(secs => ${ttl.total('millisecond') / 1000})`
