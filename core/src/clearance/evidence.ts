import { type Flicks, secondsToFlicks } from '../time/index.ts'
import { NO_STORY, type Story } from '../production/index.ts'
import type { Appearance } from './appearance.ts'
import type { CrowdNotice } from './crowd-notice.ts'
import type { Decision } from './decision.ts'
import type { AssetFacts, Embargo } from './embargo.ts'
import type { Grant } from './grant.ts'
import type { Holdback, Release } from './holdback.ts'
import type { Kill } from './kill.ts'
import type { Nda } from './nda.ts'
import type { Prohibition } from './prohibition.ts'
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
  readonly prohibitions: readonly Prohibition[]
  readonly embargoes: readonly Embargo[]
  readonly holdbacks: readonly Holdback[]
  readonly releases: readonly Release[]
  readonly ndas: readonly Nda[]
  readonly crowdNotices: readonly CrowdNotice[]
  readonly decisions: readonly Decision[]
  readonly kills: readonly Kill[]
  readonly story: Story
}

/** The evidence of a production in which nothing has been said yet. */
export const NO_EVIDENCE: Evidence = {
  version: 0,
  settings: DEFAULT_SETTINGS,
  assets: [],
  subjects: [],
  appearances: [],
  grants: [],
  prohibitions: [],
  embargoes: [],
  holdbacks: [],
  releases: [],
  ndas: [],
  crowdNotices: [],
  decisions: [],
  kills: [],
  story: NO_STORY,
}
