import type { DefaultJson, DefaultMoment, Defaulted, MaybeMoment, Moment } from './columns.ts'

/** What a writing is. */
export type WritingKind = 'comment' | 'question' | 'answer' | 'theory'
/** Whether a writing is there for others: held ones are seen by their writer, removed ones by crew, deleted ones have no text. */
export type WritingState = 'shown' | 'held' | 'removed' | 'deleted'
/** What a thread hangs on. */
export type ThreadKind = 'post' | 'questions' | 'theories' | 'session'

/** Tables of the stage `community`. */
export interface CommunityTables {
  'community.settings': {
    productionId: string
    isOpen: Defaulted<boolean>
    isGrownOnly: Defaulted<boolean>
    editWindowS: Defaulted<number>
    houseRules: Defaulted<string>
    holdsNewcomers: Defaulted<boolean>
    keptDays: Defaulted<number>
  }
  'community.writers': {
    viewerId: string
    handle: string
    skeleton: string
    joinedAt: DefaultMoment
    handleSince: DefaultMoment
  }
  'community.badges': {
    id: string
    productionId: string
    viewerId: string
    kind: 'crew' | 'cast'
    name: string
    craft: Defaulted<string>
    issuedBy: string
    issuedAt: DefaultMoment
    revokedAt: MaybeMoment
    revokedBy: string | null
  }
  'community.spentTickets': { digest: Buffer; expiresAt: Moment }
  'community.threads': {
    id: Defaulted<string>
    productionId: string
    kind: ThreadKind
    ref: string
    gateId: string
    isClosed: Defaulted<boolean>
    slowModeS: Defaulted<number>
    madeAt: DefaultMoment
  }
  'community.horizonGates': { productionId: string; points: string[]; gateId: string }
  'community.writings': {
    id: string
    productionId: string
    threadId: string
    threadGateId: string
    gateId: string | null
    /** A second gate that must be passed: the post of an answer by a clip. */
    alsoGateId: Defaulted<string | null>
    kind: WritingKind
    parentId: string | null
    writerId: string | null
    handle: string | null
    badgeId: string | null
    atFlicks: number | null
    source: string
    html: string
    state: WritingState
    reactions: DefaultJson<Record<string, number>>
    writtenAt: DefaultMoment
    editedAt: MaybeMoment
  }
  'community.tallies': {
    threadId: string
    kind: WritingKind
    gateId: string
    threadGateId: string
    productionId: string
    shown: number
  }
  'community.termPairs': {
    id: string
    productionId: string
    pointId: string
    name: string
    event: string
    madeBy: string | null
    changedAt: DefaultMoment
  }
  'community.findings': { writingId: string; productionId: string; pairIds: string[]; foundAt: DefaultMoment }
  'community.reactions': {
    writingId: string
    viewerId: string
    kind: 'applause' | 'heart' | 'laugh' | 'wow'
    reactedAt: DefaultMoment
  }
  'community.mentions': { writingId: string; viewerId: string }
  'community.silences': {
    viewerId: string
    silencedId: string
    kind: 'mute' | 'block'
    since: DefaultMoment
  }
  'community.reports': {
    id: string
    productionId: string
    writingId: string
    reporterId: string | null
    reason: string
    words: Defaulted<string>
    reportedAt: DefaultMoment
    outcome: 'upheld' | 'dismissed' | null
    settledAt: MaybeMoment
    outcomeAct: string | null
  }
  /** What a production says of somebody in its credits. */
  'community.spotlights': {
    productionId: string
    person: string
    gateId: string
    source: string
    html: string
    byName: string
    writtenAt: DefaultMoment
  }
}
