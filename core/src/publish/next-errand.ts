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
  readonly film: FilmState
}

/**
 * The file that goes there: the render, or a copy of it that the house makes. A copy that was let go can be made again;
 * one that failed is told once, and then it is a person's turn.
 */
export type FilmState = 'ready' | 'being-made' | 'gone' | 'failed' | 'failed-and-told'

/** How long a worker waits before it looks again whether a copy is made, should nobody tell it, in milliseconds. */
export const FILM_LOOK_MS = 30_000

/** What a worker does next for a delivery. */
export type Errand =
  /** Nothing, until something happens to it. */
  | { readonly kind: 'rest' }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** Ask the doorkeeper whether the material may be handed over. */
  | { readonly kind: 'ask' }
  /** Have the copy of its film made again. */
  | { readonly kind: 'make-film' }
  /** Say that the copy of its film could not be made. */
  | { readonly kind: 'tell-no-film' }
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
      if (now < facts.placeFrom && wantsWork(facts.film)) return withFilm(facts, now) ?? { kind: 'rest' }
      if (now < facts.placeFrom)
        return facts.leftBehind && patience === null
          ? { kind: 'abort' }
          : { kind: 'wait', until: patience ?? facts.placeFrom }
      if (patience !== null) return { kind: 'wait', until: patience }
      return withFilm(facts, now) ?? { kind: 'ask' }
    case 'placing':
      // What is shut is called back or held; a person decides, and nothing more is handed over until then.
      if (!facts.stands) return { kind: 'rest' }
      if (patience !== null) return { kind: 'wait', until: patience }
      if (!state.isPlaced) return withFilm(facts, now) ?? { kind: 'hand-over' }
      // Some places fetch the film, or are told of it, only with the call.
      if (now < state.opensAt && !wantsWork(facts.film)) return { kind: 'wait', until: state.opensAt }
      return withFilm(facts, now) ?? { kind: 'depart' }
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

const wantsWork = (film: FilmState): boolean => film === 'gone' || film === 'failed'

// What is to be done about the film before anything can be handed over; null where it is ready.
function withFilm({ film }: DeliveryFacts, now: Instant): Errand | null {
  switch (film) {
    case 'ready':
      return null
    case 'being-made':
      return { kind: 'wait', until: instant(now + FILM_LOOK_MS) }
    case 'gone':
      return { kind: 'make-film' }
    case 'failed':
      return { kind: 'tell-no-film' }
    case 'failed-and-told':
      return { kind: 'rest' }
  }
}
