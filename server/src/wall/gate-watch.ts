import type { GateId, ProductionId } from '@stagedoor/core/production'
import type { Gate } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import type { Listening } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'

const MOST_KEPT = 50_000
const EVERY_GATE = '*'

/**
 * Gates as they stand, in memory, for requests that cannot afford a query each (ranges of a playing video).
 * Each change is heard by NOTIFY; while the database is not heard, nothing remembered is trusted.
 */
export class GateWatch {
  readonly #db: Db
  readonly #listener: Listening
  readonly #isListening: () => boolean
  readonly #known = new Map<string, Gate>()
  #unlisten: (() => Promise<void>) | null = null

  constructor({ db, listener, isListening }: { db: Db; listener: Listening; isListening: () => boolean }) {
    this.#db = db
    this.#listener = listener
    this.#isListening = isListening
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#listener.listen('gates', {
      heard: (gateId) => void (gateId === EVERY_GATE ? this.#known.clear() : this.#known.delete(gateId)),
      connected: () => this.#known.clear(),
    })
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
  }

  /** The gate as it stands, or null when there is none. */
  async gate(gateId: string): Promise<Gate | null> {
    const known = this.#isListening() ? this.#known.get(gateId) : undefined
    if (known !== undefined) return known
    const row = await this.#db
      .selectFrom('wall.gates')
      .select(['id', 'productionId', 'audience', 'standing', 'opensAt', sql<boolean>`wall.is_sealed()`.as('isSealed')])
      .where('id', '=', gateId)
      .executeTakeFirst()
    if (row === undefined) return null
    const gate: Gate = {
      id: row.id as GateId,
      production: row.productionId as ProductionId,
      // A sealed house lets nothing out; its crew look through what is theirs.
      standing: row.isSealed && row.audience !== 'crew' ? 'shut' : row.standing,
      opensAt: row.opensAt,
      audience: row.audience,
      horizon: null,
    }
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    this.#known.set(gateId, gate)
    return gate
  }
}
