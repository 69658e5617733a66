import type { PublicationState } from './publication-state.ts'

/** How far a post on its way to a platform is, as people are shown it. */
export const POST_STAGES = [
  'draft',
  'waiting',
  'copying',
  'uploading',
  'processing',
  'ready',
  'committing',
  'taken',
  'unknown',
  'live',
  'failed',
  'cancelled',
  'retracting',
  'recalled',
] as const

/** One of them. */
export type PostStage = (typeof POST_STAGES)[number]

/** The stage to show: what is said of a post is never more than what is known of it. */
export function shownStage(
  state: PublicationState,
  delivery: {
    readonly next: 'begin' | 'transfer' | 'poll' | 'commit'
    readonly isSettled: boolean
    /** The copy that goes there is not made yet. */
    readonly waitsForFilm: boolean
  },
): PostStage {
  switch (state.kind) {
    case 'scheduled':
      return delivery.waitsForFilm ? 'copying' : 'waiting'
    case 'placing':
      if (state.isPlaced) return 'ready'
      if (delivery.waitsForFilm) return 'copying'
      return delivery.next === 'poll' ? 'processing' : 'uploading'
    case 'leaving':
      return 'committing'
    case 'unknown':
      return state.isTaken ? 'taken' : 'unknown'
    case 'recalled':
      return state.out !== null && !delivery.isSettled ? 'retracting' : 'recalled'
    case 'draft':
    case 'live':
    case 'failed':
    case 'cancelled':
      return state.kind
  }
}
