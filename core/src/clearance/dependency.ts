import type { AssetId, CutId, SubjectId } from '../production/index.ts'
import type { EmbargoScope } from './embargo.ts'
import type { CutVersionId } from './exposure.ts'
import type { DestinationScope } from './grant.ts'
import type { Killed } from './kill.ts'

/** A change to the evidence, told by what it is about; one that alters what it is about is two changes, old and new. */
export type EvidenceChange =
  | { readonly kind: 'grant' | 'needs-none' | 'subject'; readonly subjectId: SubjectId }
  | { readonly kind: 'approval'; readonly version: CutVersionId }
  | { readonly kind: 'appearance' | 'asset-facts'; readonly assetId: AssetId }
  | { readonly kind: 'embargo'; readonly scope: EmbargoScope }
  | { readonly kind: 'prohibition'; readonly subjectId: SubjectId | null }
  | { readonly kind: 'holdback'; readonly waits: DestinationScope }
  | { readonly kind: 'release'; readonly cutId: CutId }
  | { readonly kind: 'nda'; readonly contributorId: string }
  | { readonly kind: 'crowd-notice'; readonly dayId: string }
  | { readonly kind: 'kill'; readonly killed: Killed }
  | { readonly kind: 'story' }
  | { readonly kind: 'settings' }

/** The key under which every verdict rests: the production and its settings. */
export const PRODUCTION_KEY = 'production'

/** The key of verdicts on secrets whose reveal rests on the story or its premieres. */
export const STORY_KEY = 'story'

/** The key of every cut's verdict, for holdbacks that reach each destination. */
export const ANY_DESTINATION_KEY = 'cut-to:anywhere'

/** The dependency key of an asset. */
export function assetKey(id: AssetId): string {
  return `asset:${id}`
}

/** The dependency key of a subject. */
export function subjectKey(id: SubjectId): string {
  return `subject:${id}`
}

/** The dependency key of a cut in every version. */
export function cutKey(id: CutId): string {
  return `cut:${id}`
}

/** The dependency key of one version of a cut. */
export function versionKey(id: CutVersionId): string {
  return `cut-version:${id}`
}

/** The dependency key of any cut on its way to a platform. */
export function platformKey(platform: string): string {
  return `cut-to:platform:${platform}`
}

/** The dependency key of a contributor's own outlets. */
export function contributorKey(id: string): string {
  return `contributor:${id}`
}

/** The dependency key of a shooting day. */
export function dayKey(id: string): string {
  return `day:${id}`
}

/** The dependency key of what an embargo keeps back. */
export function scopeKey(scope: EmbargoScope): string {
  switch (scope.kind) {
    case 'scene':
      return `scene:${scope.sceneId}`
    case 'asset':
      return assetKey(scope.assetId)
    case 'day':
      return dayKey(scope.dayId)
    case 'production':
      return PRODUCTION_KEY
  }
}

/** Under which key to look up the exposures whose verdict a change may alter: no verdict without that key changes. */
export function keyTouchedBy(change: EvidenceChange): string {
  switch (change.kind) {
    case 'grant':
    case 'needs-none':
    case 'subject':
      return subjectKey(change.subjectId)
    case 'approval':
      return versionKey(change.version)
    case 'appearance':
    case 'asset-facts':
      return assetKey(change.assetId)
    case 'embargo':
      return scopeKey(change.scope)
    case 'prohibition':
      return change.subjectId === null ? PRODUCTION_KEY : subjectKey(change.subjectId)
    case 'holdback':
      return change.waits.kind === 'anywhere' ? ANY_DESTINATION_KEY : platformKey(change.waits.platform)
    case 'release':
      return cutKey(change.cutId)
    case 'nda':
      return contributorKey(change.contributorId)
    case 'crowd-notice':
      return dayKey(change.dayId)
    case 'kill':
      return change.killed.kind === 'cut' ? cutKey(change.killed.cutId) : assetKey(change.killed.assetId)
    case 'story':
      return STORY_KEY
    case 'settings':
      return PRODUCTION_KEY
  }
}
