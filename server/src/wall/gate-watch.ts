import type { Gate } from '@stagedoor/core/wall'
import type { Listening } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import { gatesAsTheyStand } from './gates-as-they-stand.ts'

const MOST_KEPT = 50_000
const EVERY_GATE = '*'
// A session that is dead and has not said so hears nothing: what it would have said is missed for this long at most.
const TRUSTED_MS = 2_000

/**
 * Gates as they stand, in memory, for requests that cannot afford a query each (ranges of a playing video).
 * Each change is heard by NOTIFY; while the database is not heard, nothing remembered is trusted.
 */
export class GateWatch {
  readonly #db: Db
  readonly #listener: Listening
  readonly #isListening: () => boolean
  readonly #known = new Map<string, { gate: Gate; until: number }>()
  readonly #watchers = new Map<string, Set<() => void>>()
  #heard = 0
  #unlisten: (() => Promise<void>) | null = null

  constructor({ db, listener, isListening }: { db: Db; listener: Listening; isListening: () => boolean }) {
    this.#db = db
    this.#listener = listener
    this.#isListening = isListening
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#listener.listen('gates', {
      heard: (gateId) => (gateId === EVERY_GATE ? this.#everyGateChanged() : this.#changed(gateId)),
      connected: () => this.#everyGateChanged(),
    })
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
  }

  /** The gate as it stands, or null when there is none. */
  async gate(gateId: string): Promise<Gate | null> {
    const known = this.#isListening() ? this.#known.get(gateId) : undefined
    if (known !== undefined && performance.now() < known.until) return known.gate
    const heardBefore = this.#heard
    const gate = (await gatesAsTheyStand(this.#db, [gateId])).get(gateId)
    if (gate === undefined) return null
    // What was heard while the row was on its way may be newer than the row.
    if (heardBefore === this.#heard) {
      if (this.#known.size >= MOST_KEPT) this.#known.clear()
      this.#known.set(gateId, { gate, until: performance.now() + TRUSTED_MS })
    }
    return gate
  }

  /** Calls back after each change of a gate; the answer ends it. */
  onChange(gateId: string, changed: () => void): () => void {
    const watchers = this.#watchers.get(gateId) ?? new Set()
    watchers.add(changed)
    this.#watchers.set(gateId, watchers)
    return () => {
      watchers.delete(changed)
      if (watchers.size === 0) this.#watchers.delete(gateId)
    }
  }

  #changed(gateId: string): void {
    this.#heard += 1
    this.#known.delete(gateId)
    for (const changed of this.#watchers.get(gateId) ?? []) changed()
  }

  #everyGateChanged(): void {
    this.#heard += 1
    this.#known.clear()
    for (const watchers of this.#watchers.values()) for (const changed of watchers) changed()
  }
}
