import type { AssetId } from '../production/index.ts'
import type { RangeSet } from '../time/index.ts'
import type { PlayedClip, Timeline } from '../timeline/index.ts'
import type { Appearance, Side } from './appearance.ts'
import type { Claim, Dossier } from './dossier.ts'
import type { Subject } from './subject.ts'

/** A subject that the timeline uses: throughout `used`, and really perceived on each side only in part of it. Without an appearance, the asset itself is what it is about. */
export interface Sighting {
  readonly assetId: AssetId
  readonly appearance: Appearance | null
  readonly subject: Subject
  readonly dossier: Dossier
  readonly used: RangeSet
  readonly perceived: Readonly<Record<Side, RangeSet>>
  readonly claims: readonly Claimed[]
}

/** What must be granted where; who stands beside whom may divide what one side shows. */
export interface Claimed {
  readonly claim: Claim
  readonly ranges: RangeSet
}

/** A marked subject in use. */
export interface Seen extends Sighting {
  readonly appearance: Appearance
}

/** What surrounds a sighting: everybody in the same asset, and the clips that play of it. */
export interface Surroundings {
  readonly seen: readonly Seen[]
  readonly clips: readonly PlayedClip[]
  readonly timeline: Timeline
}
