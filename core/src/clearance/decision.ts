import type { Instant } from '../time/index.ts'
import type { CutVersionId, Use } from './exposure.ts'
import type { SubjectId } from '../production/index.ts'

/** The identity of a decision. */
export type DecisionId = string & { readonly idOf: 'decision' }

/** Takes a string as a decision's identity. */
export function decisionId(id: string): DecisionId {
  return id as DecisionId
}

/**
 * How far a person's approval of one version of a cut has come; one that is revoked counts until that moment. Where the
 * contract says so, silence approves from a moment on.
 */
export type ApprovalState =
  | { readonly kind: 'pending'; readonly at: Instant; readonly silenceApprovesAt: Instant | null }
  | { readonly kind: 'approved'; readonly at: Instant; readonly by: string }
  | { readonly kind: 'refused'; readonly at: Instant; readonly by: string; readonly note: string }
  | { readonly kind: 'revoked'; readonly at: Instant; readonly by: string; readonly note: string }

/**
 * A person's word, or their delegate's (rep, publicist), on one version of a cut: since the last asking, the person's own
 * word beats the delegate's. Where the contract makes an approval final, no later word undoes it.
 */
export interface Approval {
  readonly kind: 'approval'
  readonly id: DecisionId
  readonly subjectId: SubjectId
  readonly version: CutVersionId
  readonly speaker: 'person' | 'delegate'
  readonly final: boolean
  readonly state: ApprovalState
}

/** A named person's decision that a subject needs no grant for the stated uses; never about a secret. */
export interface NeedsNone {
  readonly kind: 'needs-none'
  readonly id: DecisionId
  readonly subjectId: SubjectId
  readonly uses: readonly Use[]
  readonly by: string
  readonly at: Instant
}

/** What a named person has decided. */
export type Decision = Approval | NeedsNone
