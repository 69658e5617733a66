import { type Flicks, secondsToFlicks } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import type { Decision } from './decision.ts'
import type { AssetFacts, Embargo } from './embargo.ts'
import type { Grant } from './grant.ts'
import type { Subject } from './subject.ts'

/** What a production has settled about its doorkeeper. */
export interface ClearanceSettings {
  readonly neverHideFeatured: boolean
  readonly marginFlicks: Flicks
  readonly joinGapFlicks: Flicks
}

/** The settings of a production that has settled nothing: margins of 0.2 s, gaps up to 0.3 s joined. */
export const DEFAULT_SETTINGS: ClearanceSettings = {
  neverHideFeatured: false,
  marginFlicks: secondsToFlicks(0.2),
  joinGapFlicks: secondsToFlicks(0.3),
}

/** Everything a verdict rests on, at one version of the production's evidence; order means nothing. */
export interface Evidence {
  readonly version: number
  readonly settings: ClearanceSettings
  readonly assets: readonly AssetFacts[]
  readonly subjects: readonly Subject[]
  readonly appearances: readonly Appearance[]
  readonly grants: readonly Grant[]
  readonly embargoes: readonly Embargo[]
  readonly decisions: readonly Decision[]
}
