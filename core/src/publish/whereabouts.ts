import type { Instant } from '../time/index.ts'
import { PLACE_CLASSES, type PlaceKind } from './place.ts'
import type { RetractionClass } from './retraction-class.ts'

/** Where material can be outside: the places of a recall, and what was shown or told to somebody. */
export const WHEREABOUT_KINDS = [
  ...(Object.keys(PLACE_CLASSES) as PlaceKind[]),
  'preview',
  'notice',
  'media-copy',
] as const

/** A kind of whereabout: a place, a preview by door slip, letters that told of it, files that were handed out. */
export type WhereaboutKind = (typeof WHEREABOUT_KINDS)[number]

/** How something stands outside now. */
export const WHEREABOUT_STANDS = ['out', 'unseen', 'in-hands', 'was-out', 'waits'] as const

/**
 * How something stands outside: shown there; lying there unseen; a copy in somebody's hands, or told; shown once and
 * called back; not there yet.
 */
export type WhereaboutStands = (typeof WHEREABOUT_STANDS)[number]

/** One place where material is or was outside. */
export interface Whereabout {
  readonly kind: WhereaboutKind
  readonly title: string
  /** What people call the place: "Bluesky, @saltlight", "Ida Brandt's kit". */
  readonly name: string
  readonly address: string | null
  readonly stands: WhereaboutStands
  readonly since: Instant | null
  readonly until: Instant | null
  /** How many have it or saw it, by what is counted; absent where nobody tells. */
  readonly seen: readonly { readonly figure: string; readonly value: number; readonly at: Instant | null }[]
  readonly retraction: RetractionClass
}

/** What has left, in figures. */
export interface WhereaboutSum {
  readonly places: number
  /** Those where something still is, by how surely it comes back. */
  readonly held: Readonly<Record<RetractionClass, number>>
}

/** Says whether something is there now, so that a recall has to reach it. */
export const isStillThere = ({ stands }: Pick<Whereabout, 'stands'>): boolean =>
  stands === 'out' || stands === 'unseen' || stands === 'in-hands'

/** Counts what has left, and how surely it comes back. */
export function sumWhereabouts(whereabouts: readonly Whereabout[]): WhereaboutSum {
  const held = { hard: 0, conditional: 0, manual: 0, 'best-effort': 0, none: 0 }
  for (const one of whereabouts) if (isStillThere(one)) held[one.retraction] += 1
  return { places: whereabouts.length, held }
}

const FIRST: readonly WhereaboutStands[] = ['out', 'unseen', 'in-hands', 'waits', 'was-out']

/** In the order in which somebody reads it who may call it back: what is there now first, the oldest before the younger. */
export function inOrderOfReading(whereabouts: readonly Whereabout[]): readonly Whereabout[] {
  return whereabouts.toSorted(
    (a, b) =>
      FIRST.indexOf(a.stands) - FIRST.indexOf(b.stands) ||
      (a.since ?? Infinity) - (b.since ?? Infinity) ||
      a.name.localeCompare(b.name, 'en'),
  )
}
