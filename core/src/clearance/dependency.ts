import type { AssetId, SubjectId } from '../production/index.ts'
import type { EmbargoScope } from './embargo.ts'
import type { CutVersionId } from './exposure.ts'

/** A change to the evidence, told by what it is about. */
export type EvidenceChange =
  | { readonly kind: 'grant' | 'needs-none' | 'subject'; readonly subjectId: SubjectId }
  | { readonly kind: 'approval'; readonly version: CutVersionId }
  | { readonly kind: 'appearance' | 'asset-facts'; readonly assetId: AssetId }
  | { readonly kind: 'embargo'; readonly scope: EmbargoScope }
  | { readonly kind: 'settings' }

/** The key under which every verdict rests: the production and its settings. */
export const PRODUCTION_KEY = 'production'

/** The dependency key of an asset. */
export function assetKey(id: AssetId): string {
  return `asset:${id}`
}

/** The dependency key of a subject. */
export function subjectKey(id: SubjectId): string {
  return `subject:${id}`
}

/** The dependency key of one version of a cut. */
export function versionKey(id: CutVersionId): string {
  return `cut-version:${id}`
}

/** The dependency key of what an embargo keeps back. */
export function scopeKey(scope: EmbargoScope): string {
  switch (scope.kind) {
    case 'scene':
      return `scene:${scope.sceneId}`
    case 'asset':
      return assetKey(scope.assetId)
    case 'day':
      return `day:${scope.dayId}`
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
    case 'settings':
      return PRODUCTION_KEY
  }
}
