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
 * The marks of one asset by their starts. What every question asks of each lies beside them in one row of numbers, so that a
 * mark which a lasting grant carries is passed over without being opened.
 */
export interface MarkShelf {
  readonly marks: readonly Mark[]
  readonly dossiers: readonly Dossier[]
  readonly hasRivals: boolean
  readonly rows: Float64Array
}

/** How many numbers a row holds. */
export const ROW = 6

/**
 * The places in a row: where a mark starts and ends, the latest end so far, and what a lasting grant covers of it (as bits;
 * none where no grant lasts or where it is not for a grant to say), from when, and since when that is known.
 */
export const PLACE = { start: 0, end: 1, endsBy: 2, covered: 3, begins: 4, signedAt: 5 } as const

/** Puts the appearances in one asset in the order of their starts. */
export function ordered(appearances: readonly Appearance[]): readonly Appearance[] {
  return [...appearances].sort(
    (a, b) => a.range.from - b.range.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** Lays out the marks of one asset, whose appearances are in order. */
export function shelve(appearances: readonly Appearance[], dossierOf: (id: SubjectId) => Dossier): MarkShelf {
  const dossiers = appearances.map(({ subjectId }) => dossierOf(subjectId))
  const marks = appearances.map((appearance, i) => ({
    appearance,
    dossier: dossiers[i] as Dossier,
    whole: null,
  }))
  const rows = new Float64Array(marks.length * ROW)
  let endsBy = Number.NEGATIVE_INFINITY
  for (const [i, { appearance, dossier }] of marks.entries()) {
    const { from, to } = appearance.range
    endsBy = Math.max(endsBy, to)
    rows.set([from, to, endsBy, ...settledBy(appearance, dossier)], i * ROW)
  }
  return { marks, dossiers, hasRivals: dossiers.some(({ rivals }) => rivals.length > 0), rows }
}

function settledBy({ certainty, sides }: Appearance, { lasting, subject, prohibitions }: Dossier) {
  if (lasting === null || certainty === 'unsure') return UNSETTLED
  if (subject.kind === 'secret' || prohibitions.length > 0) return UNSETTLED
  return [bitsCovered(lasting, sides), lasting.begins, lasting.signedAt]
}

const UNSETTLED = [0, 0, 0]

/** Where the marks that may lie in some ranges begin and end on their shelf: one run, found by halving. */
export function runIn({ rows }: MarkShelf, used: RangeSet): readonly [number, number] {
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last || rows.length === 0) return NO_RUN
  return [countUpTo(rows, PLACE.endsBy, first.from), countUpTo(rows, PLACE.start, last.to - 1)]
}

const NO_RUN = [0, 0] as const

// How many rows hold no more than a limit at a place where the numbers rise.
function countUpTo(rows: Float64Array, place: number, limit: number): number {
  let [low, high] = [0, rows.length / ROW]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle * ROW + place] as number) > limit) high = middle
    else low = middle + 1
  }
  return low
}
