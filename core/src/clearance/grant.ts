import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import type { Use } from './exposure.ts'
import type { SubjectId } from '../production/index.ts'
import type { Territory } from './territory.ts'

/** The identity of a grant. */
export type GrantId = string & { readonly idOf: 'grant' }

/** Takes a string as a grant's identity. */
export function grantId(id: string): GrantId {
  return id as GrantId
}

/** Where a grant lets its subject go: everywhere, every account of a platform, or one account. */
export type DestinationScope =
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'platform'; readonly platform: string }
  | { readonly kind: 'account'; readonly platform: string; readonly account: string }

/** When a grant lets its subject be published; without a written start, from its signature. */
export interface GrantWindow {
  readonly from?: Instant
  readonly until?: Instant
}

/** What a grant permits: every combination of what it lists. */
export interface GrantScope {
  readonly sides: readonly Side[]
  readonly uses: readonly Use[]
  readonly destinations: readonly DestinationScope[]
  readonly territories: readonly Territory[]
  readonly window: GrantWindow
}

/** What a grant asks in return; it binds that grant alone. */
export type Condition =
  { readonly kind: 'credit-line'; readonly text: string } | { readonly kind: 'approval-needed' }

/** Who gives a grant; what a minor signs alone never permits anything, not even once they are grown. */
export type Signatory = 'self' | 'guardian' | 'rights-holder' | 'minor-alone'

/** How far a release form has come; it expires by its window, which is no state. */
export type GrantState =
  | { readonly kind: 'draft'; readonly draftedAt: Instant }
  | { readonly kind: 'sent'; readonly sentAt: Instant }
  | { readonly kind: 'signed'; readonly signedAt: Instant }
  | { readonly kind: 'withdrawn'; readonly signedAt: Instant; readonly withdrawnAt: Instant }

/** What a release form, licence or agreement permits of one subject. */
export interface Grant {
  readonly id: GrantId
  readonly subjectId: SubjectId
  readonly signatory: Signatory
  readonly scope: GrantScope
  readonly conditions: readonly Condition[]
  readonly state: GrantState
}
