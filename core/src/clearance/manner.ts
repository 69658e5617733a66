import type { Destination, Exposure, Use } from './exposure.ts'
import type { MusicRight } from './medium.ts'
import type { Territory } from './territory.ts'

/** In what manner something would leave, whatever it is and whenever: for what, where, and in which form. */
export interface Manner {
  readonly uses: readonly Use[]
  readonly territories: readonly Territory[]
  readonly points: readonly Point[]
  readonly destination: Destination
  readonly medium: Exposure['medium']
}

/** One use in one territory, and for music one right: what must be permitted, point by point. */
export interface Point {
  readonly use: Use
  readonly territory: Territory
  readonly right: MusicRight | null
}
