import type { Instant } from '@stagedoor/core/time'
import type { Trx } from '../../schema/index.ts'
import type { ModerationChange } from '../../schema/moderation.ts'

/** What an act did: what it changed, whom it struck, and what it was about. */
export interface Effect {
  readonly changed: ModerationChange
  readonly writingId: string | null
  readonly threadId: string | null
  readonly struck: { readonly writerId: string; readonly handle: string | null } | null
  /** The act that this one answers or puts back. */
  readonly answers: string | null
}

/** Within what an act takes effect. */
export interface ActScene {
  readonly trx: Trx
  readonly actId: string
  readonly productionId: string
  readonly now: Instant
}

/** An effect about which nothing is known yet. */
export const EFFECT: Effect = { changed: {}, writingId: null, threadId: null, struck: null, answers: null }
