import type { ProductionId } from './ids.ts'
import type { Slug } from './slug.ts'

/** What a production makes. */
export const PRODUCTION_KINDS = [
  'film',
  'series',
  'documentary',
  'stage-show',
  'album',
  'fashion-show',
  'game',
  'software',
  'kitchen',
  'other',
] as const

/** One kind of production. */
export type ProductionKind = (typeof PRODUCTION_KINDS)[number]

/** What one unit of viewing is called in the story of each kind of production. */
export const VIEWING_UNITS: Record<ProductionKind, string> = {
  film: 'act',
  series: 'episode',
  documentary: 'part',
  'stage-show': 'act',
  album: 'track',
  'fashion-show': 'look',
  game: 'chapter',
  software: 'version',
  kitchen: 'course',
  other: 'part',
}

/** One film, season or show being made: the root of everything. */
export interface Production {
  readonly id: ProductionId
  readonly slug: Slug
  readonly title: string
  readonly kind: ProductionKind
  /** IANA name of the zone in which the production's own dates are meant. */
  readonly zone: string
}

/** Says whether a word is a kind of production. */
export function isProductionKind(word: string): word is ProductionKind {
  return (PRODUCTION_KINDS as readonly string[]).includes(word)
}
