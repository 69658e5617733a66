import { type Instant, instant } from '../time/index.ts'
import type { PublicationState } from './publication-state.ts'
import { COMMIT_WINDOW_MS } from './step-publication.ts'

/** What is known of a delivery besides the state of its publication. */
export interface DeliveryFacts {
  /** When the material may be handed to the place: its opening, or before where somebody may and did say so. */
  readonly placeFrom: Instant
  /** Not before this moment: the place asked for patience, or a try has just failed. */
  readonly lookAt: Instant | null
  /** Something of it lies at the place, seen by nobody. */
  readonly leftBehind: boolean
  /** The part before it, which must be live first; null for one that stands alone. */
  readonly before: PublicationState['kind'] | null
  /** Its gate stands: nothing has shut it since. */
  readonly stands: boolean
}

/** What a worker does next for a delivery. */
export type Errand =
  /** Nothing, until something happens to it. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** Ask the doorkeeper whether the material may be handed over. */
  | { readonly kind: 'ask' }
  /** Hand over, as far as the place lets. */
  | { readonly kind: 'hand-over' }
  /** The moment has come and the place has everything: ask once more, and make the call. */
  | { readonly kind: 'depart' }
  /** The call was begun and no answer is known: from now on only a look tells. */
  | { readonly kind: 'give-up-waiting' }
  /** Look at the place what became of the call. */
  | { readonly kind: 'look' }
  /** Take back what lies there unseen. */
  | { readonly kind: 'abort' }

/** Decides what a worker does next; the same facts always give the same errand, so that any worker can take it up. */
export function nextErrand(state: PublicationState, facts: DeliveryFacts, now: Instant): Errand {
  const patience = facts.lookAt !== null && facts.lookAt > now ? facts.lookAt : null
  switch (state.kind) {
    case 'live':
      return { kind: 'rest' }
    case 'scheduled':
      if (!facts.stands || (facts.before !== null && facts.before !== 'live')) return { kind: 'rest' }
      // What was put there for another moment does not lie about until the new one.
      if (now < facts.placeFrom)
        return facts.leftBehind && patience === null
          ? { kind: 'abort' }
          : { kind: 'wait', until: patience ?? facts.placeFrom }
      return patience === null ? { kind: 'ask' } : { kind: 'wait', until: patience }
    case 'placing':
      // What is shut is called back or held; a person decides, and nothing more is handed over until then.
      if (!facts.stands) return { kind: 'rest' }
      if (patience !== null) return { kind: 'wait', until: patience }
      if (!state.isPlaced) return { kind: 'hand-over' }
      return now < state.opensAt ? { kind: 'wait', until: state.opensAt } : { kind: 'depart' }
    case 'leaving': {
      const end = instant(state.since + COMMIT_WINDOW_MS)
      return now < end ? { kind: 'wait', until: end } : { kind: 'give-up-waiting' }
    }
    case 'unknown':
      return patience === null ? { kind: 'look' } : { kind: 'wait', until: patience }
    case 'draft':
    case 'failed':
    case 'cancelled':
    case 'recalled':
      if (!facts.leftBehind) return { kind: 'rest' }
      return patience === null ? { kind: 'abort' } : { kind: 'wait', until: patience }
  }
}
