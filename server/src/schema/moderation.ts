import type {
  AppealOutcome,
  ModerationActKind,
  ModerationReason,
  WatchedWord,
} from '@stagedoor/core/community'
import type { DefaultMoment, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** A writing as an act of moderation found it and as it left it. */
export interface WritingMove {
  readonly id: string
  readonly from: WritingStand
  readonly to: WritingStand
}

/** Where a writing stands: whether it is there, and behind which raised gate. */
export interface WritingStand {
  readonly state: string
  readonly gateId: string | null
}

/** What an act of moderation changed, so that it can be put back; no words and no names. */
export interface ModerationChange {
  readonly writings?: readonly WritingMove[]
  readonly thread?: {
    readonly from: { readonly isClosed: boolean; readonly slowModeS: number }
    readonly to: { readonly isClosed: boolean; readonly slowModeS: number }
  }
  /** The act whose ban was lifted. */
  readonly lifted?: string
  /** What a restored writing had been taken down for. */
  readonly restored?: readonly {
    readonly writingId: string
    readonly actId: string
    readonly reason: string
    readonly keptUntil: number
  }[]
  /** Reports that crew had agreed with and that a restored writing overruled. */
  readonly overruled?: readonly string[]
  readonly until?: number | null
}

/** Tables of moderation and badges in the schema `community`. */
export interface ModerationTables {
  'community.moderationActs': {
    id: string
    productionId: string
    seq: Defaulted<number>
    kind: ModerationActKind
    reason: ModerationReason | null
    writingId: string | null
    threadId: string | null
    answers: string | null
    changed: Json<ModerationChange>
    byUser: string
    byName: string
    at: DefaultMoment
  }
  'community.moderationPersonal': {
    actId: string
    writerId: string | null
    handle: string | null
    note: Defaulted<string>
  }
  'community.bans': {
    actId: string
    productionId: string
    writerId: string
    reason: ModerationReason
    fromAt: DefaultMoment
    untilAt: MaybeMoment
    liftedAt: MaybeMoment
  }
  'community.takenDown': {
    writingId: string
    actId: string
    productionId: string
    writerId: string | null
    reason: ModerationReason
    at: DefaultMoment
    keptUntil: Moment
  }
  'community.appeals': {
    actId: string
    productionId: string
    writerId: string
    source: string
    sentAt: DefaultMoment
    outcome: AppealOutcome | null
    answer: string | null
    answeredAt: MaybeMoment
  }
  'community.distrusted': { productionId: string; writerId: string }
  'community.watchedWords': { id: string; productionId: string } & WatchedWord
  'community.badgeInvitations': {
    id: string
    productionId: string
    kind: 'crew' | 'cast'
    name: string
    craft: string
    invitedBy: string
    invitedAt: DefaultMoment
    badgeId: string | null
  }
}
