import type { Instant } from '../time/index.ts'

/** Names one try at the irreversible call; a name is never used for a second call. */
export type AttemptId = string & { readonly idOf: 'attempt' }

/** What a place calls the thing it shows, such as an address or a post's number there; opaque to us. */
export type PlaceRef = string

/** Why a publication failed; in every case nothing of it is out. */
export type FailureCause = 'not-cleared' | 'place-refused' | 'not-ready'

/**
 * Where a publication stands. `spent` names every attempt ever begun. `placing` means that the material is at the place
 * or on its way there, seen by nobody and taken back by an abort. `leaving` is written before the irreversible call is
 * made; `unknown` is left by reconciliation alone; `failed` and `cancelled` mean that nothing is out.
 */
export type PublicationState = { readonly spent: readonly AttemptId[] } & (
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly opensAt: Instant }
  | {
      readonly kind: 'placing'
      readonly opensAt: Instant
      readonly since: Instant
      /** The place has all of it and is ready for the call. */
      readonly isPlaced: boolean
    }
  | {
      readonly kind: 'leaving'
      readonly opensAt: Instant
      readonly attempt: AttemptId
      readonly since: Instant
      readonly recallAsked: boolean
    }
  | {
      readonly kind: 'unknown'
      readonly opensAt: Instant
      readonly attempt: AttemptId
      readonly since: Instant
      readonly recallAsked: boolean
      readonly needsPerson: boolean
      /** The place took the call and works on it: what comes of it is read there. */
      readonly isTaken: boolean
    }
  | { readonly kind: 'live'; readonly attempt: AttemptId; readonly since: Instant; readonly ref: PlaceRef }
  | { readonly kind: 'failed'; readonly at: Instant; readonly because: FailureCause }
  | { readonly kind: 'cancelled'; readonly at: Instant }
  | { readonly kind: 'recalled'; readonly at: Instant; readonly out: PlaceRef | null }
)

/** What can happen to a publication, with the moment at which it did. */
export type PublicationEvent = { readonly at: Instant } & (
  | { readonly kind: 'schedule'; readonly opensAt: Instant }
  /** The moment at which it was to open is known no more. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'recall' }
  /** The material may be handed to the place: its moment has come, or somebody with the right to said "ahead". */
  | { readonly kind: 'place'; readonly isCleared: boolean }
  /** The place has all of the material, and shows none of it. */
  | { readonly kind: 'placed' }
  /** The place does not take the material; what lies there is of no use. */
  | { readonly kind: 'turned-away' }
  /** The moment has come and the doorkeeper was asked again, in the same lock. */
  | { readonly kind: 'leave'; readonly attempt: AttemptId; readonly isCleared: boolean }
  /** The place answered the call: it shows the thing. */
  | { readonly kind: 'landed'; readonly attempt: AttemptId; readonly ref: PlaceRef }
  /** The place answered the call: it refused, and shows nothing. */
  | { readonly kind: 'bounced'; readonly attempt: AttemptId }
  /** The place answered the call: it took the thing, and will show it when it has worked on it. */
  | { readonly kind: 'taken'; readonly attempt: AttemptId }
  /** No answer: a time-out, or a crash after `leaving` was written. */
  | { readonly kind: 'silent'; readonly attempt: AttemptId }
  /** Reconciliation read the place: the thing is there. */
  | { readonly kind: 'found'; readonly attempt: AttemptId; readonly ref: PlaceRef }
  /** Reconciliation read the place: the thing is not there. */
  | { readonly kind: 'absent'; readonly attempt: AttemptId }
  /** Reconciliation read the place: it had the call, and says that it refused it for good. */
  | { readonly kind: 'refused'; readonly attempt: AttemptId }
  /** Reconciliation could not tell; a person must look. */
  | { readonly kind: 'undecided'; readonly attempt: AttemptId }
)

/** What is to be done once a step is saved, never before. */
export type PublicationAct =
  /** The one irreversible call; whoever holds this act makes it once, and not after `notAfter`. */
  | { readonly kind: 'commit'; readonly attempt: AttemptId; readonly notAfter: Instant }
  | { readonly kind: 'reconcile'; readonly attempt: AttemptId }
  | { readonly kind: 'retract'; readonly ref: PlaceRef }
  /** What lies at the place unseen is taken back; repeated until it is done. */
  | { readonly kind: 'abort' }

/** Why an event changed nothing. */
export type StayReason =
  | 'not-from-here'
  | 'not-yet'
  | 'not-placed'
  | 'spent-attempt'
  | 'other-attempt'
  | 'reconcile-first'
  | 'too-soon-to-say'
  | 'recall-instead'

/** What an event does to a publication. */
export type PublicationStep =
  | { readonly kind: 'moved'; readonly state: PublicationState; readonly acts: readonly PublicationAct[] }
  | { readonly kind: 'stayed'; readonly because: StayReason }

/** A publication that has not been scheduled. */
export const DRAFT: PublicationState = { kind: 'draft', spent: [] }
