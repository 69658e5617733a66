import type { StoryPointId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'

/** Why crew act on a writing or a writer; its writer reads the kind and nothing more. */
export const MODERATION_REASONS = [
  'spoiler',
  'abuse',
  'hate',
  'spam',
  'off-topic',
  'private-details',
  'unlawful',
  'other',
] as const

/** Why crew act. */
export type ModerationReason = (typeof MODERATION_REASONS)[number]

/** Something crew do about what fans say. Each leaves one line in the record of moderation. */
export type ModerationAct =
  /** Shows what was held; its reports are answered with it. */
  | { readonly kind: 'show'; readonly writingId: string }
  | { readonly kind: 'remove'; readonly writingId: string; readonly reason: ModerationReason }
  /** Shows again what was taken down. */
  | { readonly kind: 'restore'; readonly writingId: string }
  /** Puts a writing and all below it behind these points of the story as well. */
  | { readonly kind: 'raise'; readonly writingId: string; readonly points: readonly StoryPointId[] }
  /** Says that a shown writing may stay as it is. */
  | { readonly kind: 'dismiss'; readonly writingId: string }
  | { readonly kind: 'remove-all'; readonly writerId: string; readonly reason: ModerationReason }
  | {
      readonly kind: 'ban'
      readonly writerId: string
      readonly until: Instant | null
      readonly reason: ModerationReason
    }
  | { readonly kind: 'lift'; readonly writerId: string }
  /** The reports of a person weigh nothing from here on. */
  | { readonly kind: 'distrust'; readonly writerId: string }
  | { readonly kind: 'trust-again'; readonly writerId: string }
  | { readonly kind: 'close'; readonly threadId: string }
  | { readonly kind: 'open'; readonly threadId: string }
  /** So many seconds between two writings of one writer in a thread; 0 is no slow mode. */
  | { readonly kind: 'slow'; readonly threadId: string; readonly seconds: number }
  | {
      readonly kind: 'answer-appeal'
      readonly actId: string
      readonly outcome: AppealOutcome
      readonly answer: string
    }
  /** Puts back what an act changed, where nothing changed it since. */
  | { readonly kind: 'undo'; readonly actId: string }

/** Whether an appeal left an act as it was or took it back. */
export type AppealOutcome = 'stands' | 'taken-back'

/** The kinds of acts there are. */
export const MODERATION_ACTS = [
  'show',
  'remove',
  'restore',
  'raise',
  'dismiss',
  'remove-all',
  'ban',
  'lift',
  'distrust',
  'trust-again',
  'close',
  'open',
  'slow',
  'answer-appeal',
  'undo',
] as const satisfies readonly ModerationAct['kind'][]

/** The kind of an act. */
export type ModerationActKind = (typeof MODERATION_ACTS)[number]

/** How the writer of a writing, or the maker of its reports, comes out of an act. */
export type ReportOutcome = 'upheld' | 'dismissed'

/** What an act says of the open reports of its writing: they were right, they were not, or nothing. */
export function outcomeOf(kind: ModerationActKind): ReportOutcome | null {
  switch (kind) {
    case 'remove':
    case 'remove-all':
    case 'raise':
      return 'upheld'
    case 'show':
    case 'dismiss':
      return 'dismissed'
    case 'restore':
    case 'ban':
    case 'lift':
    case 'distrust':
    case 'trust-again':
    case 'close':
    case 'open':
    case 'slow':
    case 'answer-appeal':
    case 'undo':
      return null
  }
}

/** Acts against which the one whom they strike may appeal, once each. */
export function mayBeAppealed(kind: ModerationActKind): boolean {
  return kind === 'remove' || kind === 'remove-all' || kind === 'ban'
}

/** Acts that put back what they changed when they are undone. */
export function mayBeUndone(kind: ModerationActKind): boolean {
  return kind !== 'undo' && kind !== 'answer-appeal'
}
