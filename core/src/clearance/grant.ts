import type { Instant } from '../time/index.ts'
import type { Use } from './exposure.ts'
import type { Medium, MusicRight } from './medium.ts'
import type { SubjectId } from '../production/index.ts'
import type { Area } from './territory-group.ts'

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

/**
 * What a grant permits: every combination of what it lists. Groups of territories mean their members as of the signature;
 * `musicRights` speak of music alone, which needs both.
 */
export interface GrantScope {
  readonly media: readonly Medium[]
  readonly musicRights: readonly MusicRight[]
  readonly uses: readonly Use[]
  readonly destinations: readonly DestinationScope[]
  readonly territories: readonly Area[]
  readonly window: GrantWindow
}

/** What a grant asks in return; it binds that grant alone. Beside means seen at the same instant in the same frame. */
export type Condition =
  | { readonly kind: 'credit-line'; readonly text: string }
  | { readonly kind: 'approval-needed' }
  | { readonly kind: 'not-beside'; readonly subjectIds: readonly SubjectId[] }

/** Who gives a grant; what a minor signs alone never permits anything, not even once they are grown. */
export type Signatory = 'self' | 'guardian' | 'rights-holder' | 'minor-alone'

/** How far a release form has come; it expires by its window, which is no state. */
export type GrantState =
  | { readonly kind: 'draft'; readonly draftedAt: Instant }
  | { readonly kind: 'sent'; readonly sentAt: Instant }
  | { readonly kind: 'signed'; readonly signedAt: Instant }
  | { readonly kind: 'withdrawn'; readonly signedAt: Instant; readonly withdrawnAt: Instant }

/** On what a grant rests: consent may be withdrawn at will, a contract (a licence, a location agreement) may not. */
export type GrantBasis = 'consent' | 'contract'

/** What a release form, licence or agreement permits of one subject. A guardian's goes on when the child is grown, unless it says otherwise. */
export interface Grant {
  readonly id: GrantId
  readonly subjectId: SubjectId
  readonly signatory: Signatory
  readonly basis: GrantBasis
  readonly endsAtMajority: boolean
  readonly scope: GrantScope
  readonly conditions: readonly Condition[]
  readonly state: GrantState
}
