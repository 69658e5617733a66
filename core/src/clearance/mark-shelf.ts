import type { SubjectId } from '../production/index.ts'
import type { RangeSet } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import type { Dossier } from './dossier.ts'
import { bitsCovered } from './lasting-grant.ts'
import type { Seen } from './seen.ts'

/** One mark of an asset, with the dossier of its subject, and how it is seen where all of it is used as it is. */
export interface Mark {
  readonly appearance: Appearance
  readonly dossier: Dossier
  whole: Seen | null
}

/**
 * The marks of one asset by their starts. What every question asks of each of them lies beside in rows of numbers, so that
 * a mark which a lasting grant carries is passed over without being opened.
 */
export interface MarkShelf extends MarkOrder {
  readonly marks: readonly Mark[]
  readonly hasRivals: boolean
  readonly settled: Settled
}

/** The appearances in one asset by their starts, with their ends and the latest end so far. */
export interface MarkOrder {
  readonly appearances: readonly Appearance[]
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly endsBy: Float64Array
}

/** From when, known since when, and how far a lasting grant carries each mark; nowhere where none does or where it is not for a grant to say. */
export interface Settled {
  readonly begins: Float64Array
  readonly signedAt: Float64Array
  readonly covered: Int32Array
}

/** Puts the appearances in one asset in order. */
export function ordered(appearances: readonly Appearance[]): MarkOrder {
  const sorted = [...appearances].sort(
    (a, b) => a.range.from - b.range.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  let latest = Number.NEGATIVE_INFINITY
  return {
    appearances: sorted,
    starts: Float64Array.from(sorted, ({ range }) => range.from),
    ends: Float64Array.from(sorted, ({ range }) => range.to),
    endsBy: Float64Array.from(sorted, ({ range }) => (latest = Math.max(latest, range.to))),
  }
}

/** Lays out the marks of one asset. */
export function shelve(order: MarkOrder, dossierOf: (id: SubjectId) => Dossier): MarkShelf {
  const marks = order.appearances.map((appearance) => ({
    appearance,
    dossier: dossierOf(appearance.subjectId),
    whole: null,
  }))
  return {
    ...order,
    marks,
    hasRivals: marks.some(({ dossier }) => dossier.rivals.length > 0),
    settled: settledIn(marks),
  }
}

function settledIn(marks: readonly Mark[]): Settled {
  const [begins, signedAt] = [new Float64Array(marks.length), new Float64Array(marks.length)]
  const covered = new Int32Array(marks.length)
  for (const [i, { appearance, dossier }] of marks.entries()) {
    const { lasting, subject, prohibitions } = dossier
    if (lasting === null || appearance.certainty === 'unsure') continue
    if (subject.kind === 'secret' || prohibitions.length > 0) continue
    begins[i] = lasting.begins
    signedAt[i] = lasting.signedAt
    covered[i] = bitsCovered(lasting, appearance.sides)
  }
  return { begins, signedAt, covered }
}

/** Where the marks that may lie in some ranges begin and end on their shelf: one run, found by halving. */
export function runIn({ starts, endsBy }: MarkOrder, used: RangeSet): readonly [number, number] {
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last || starts.length === 0) return NO_RUN
  return [countUpTo(endsBy, first.from), countUpTo(starts, last.to - 1)]
}

const NO_RUN = [0, 0] as const

// How many of some rising whole numbers are not beyond a limit.
function countUpTo(rising: Float64Array, limit: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) > limit) high = middle
    else low = middle + 1
  }
  return low
}
