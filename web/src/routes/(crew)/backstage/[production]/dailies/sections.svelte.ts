import { toasts } from '#lib/ui/toasts.svelte.ts'
import { Refusal } from '#lib/ui/refusal.ts'
import type { AssetRow } from '#lib/wire/clearance.ts'
import type { Schemas } from '#lib/wire/schemas.ts'
import type { Asked } from './asked.ts'
import type { DailiesApi } from './dailies-api.ts'

type DayCounted = Schemas['DailiesOverview']['days'][number]

/** A day of the dailies with as much of it as was read. */
export interface Section extends DayCounted {
  readonly rows: readonly AssetRow[]
}

// Addresses of pictures live ten minutes.
const KEEPS_MS = 8 * 60_000

interface Reading {
  readonly api: () => DailiesApi
  readonly asked: () => Asked
}

/**
 * The days of the list and what was read of each. A day is read when it comes near the screen, page by page, and again
 * when something moved; rows that stand stay shown meanwhile.
 */
export class Sections {
  all = $state.raw<readonly Section[]>([])
  readonly #reading: Reading
  readonly #next = new Map<string, string | null>()
  readonly #readAt = new Map<string, number>()
  readonly #busy = new Set<string>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Takes what the page was answered: the days as they are counted now, and the first rows of the list. */
  take(days: readonly DayCounted[], first: readonly AssetRow[], next: string | null): void {
    const before = new Map(this.all.map((section) => [section.key, section.rows]))
    const keyOf = ({ shootingDay }: AssetRow) =>
      days.find(({ shootingDay: day }) => day?.id === shootingDay?.id)?.key
    const fresh = Map.groupBy(first, keyOf)
    this.#readAt.clear()
    this.all = days.map((day) => {
      const rows = fresh.get(day.key) ?? []
      const isWhole = rows.length >= day.count
      if (isWhole) {
        this.#readAt.set(day.key, performance.now())
        this.#next.set(day.key, null)
        return { ...day, rows }
      }
      const had = before.get(day.key) ?? []
      if (had.length > rows.length) {
        const ids = new Set(rows.map(({ id }) => id))
        return { ...day, rows: [...rows, ...had.filter(({ id }) => !ids.has(id))].slice(0, day.count) }
      }
      // What the page brought of a day ends where its page ends; the day goes on from there.
      if (rows.length > 0 && next !== null) {
        this.#readAt.set(day.key, performance.now())
        this.#next.set(day.key, next)
      }
      return { ...day, rows }
    })
  }

  /** Rows in the order of the list as far as they were read. */
  get rows(): AssetRow[] {
    return this.all.flatMap(({ rows }) => rows)
  }

  rowOf(id: string | undefined): AssetRow | undefined {
    return id === undefined ? undefined : this.rows.find((row) => row.id === id)
  }

  /** Sees to it that a day is read as far as `count` rows, and not older than its pictures' addresses. */
  async need(key: string, count: number): Promise<void> {
    const section = this.all.find((each) => each.key === key)
    if (!section || this.#busy.has(key)) return
    const isFresh = performance.now() - (this.#readAt.get(key) ?? -Infinity) < KEEPS_MS
    if (isFresh && (section.rows.length >= count || this.#next.get(key) === null)) return
    this.#busy.add(key)
    try {
      await this.#read(section, isFresh, count)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      toasts.say(error.shown.happened)
    } finally {
      this.#busy.delete(key)
    }
  }

  /** Puts a mark into the rows at once, before the house has answered. */
  mark(ids: ReadonlySet<string>, triage: (row: AssetRow) => AssetRow['triage']): void {
    this.all = this.all.map((section) =>
      section.rows.some(({ id }) => ids.has(id))
        ? {
            ...section,
            rows: section.rows.map((row) => (ids.has(row.id) ? { ...row, triage: triage(row) } : row)),
          }
        : section,
    )
  }

  async #read({ key, rows: had }: Section, goesOn: boolean, count: number): Promise<void> {
    const { api, asked } = this.#reading
    let rows: AssetRow[] = goesOn ? [...had] : []
    let cursor: string | null = goesOn ? (this.#next.get(key) ?? null) : null
    const wanted = Math.max(count, goesOn ? 0 : had.length)
    do {
      const page = await api().page({ ...asked(), day: key }, cursor)
      rows = [...rows, ...page.items]
      cursor = page.next
    } while (cursor !== null && rows.length < wanted)
    this.#next.set(key, cursor)
    this.#readAt.set(key, performance.now())
    this.all = this.all.map((section) =>
      section.key === key
        ? { ...section, rows, count: cursor === null ? rows.length : Math.max(section.count, rows.length) }
        : section,
    )
  }
}
