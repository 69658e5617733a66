import type { DefaultMoment, Defaulted, MaybeMoment, Moment } from './columns.ts'

/** What became of a question at the crew's desk. */
export type DeskState = 'waiting' | 'set-aside' | 'declined'

/** Tables of questions, their votes, sessions and answers. */
export interface QuestionTables {
  'community.sessions': {
    id: string
    productionId: string
    title: string
    gateId: string
    fromAt: Moment
    untilAt: Moment
    cancelledAt: MaybeMoment
    announcedBy: string
    announcedAt: DefaultMoment
  }
  'community.sessionAnswerers': { sessionId: string; badgeId: string }
  'community.questions': {
    writingId: string
    threadId: string
    productionId: string
    votes: Defaulted<number>
    askedAt: Moment
  }
  'community.votes': { writingId: string; viewerId: string }
  'community.answerClips': { answerId: string; postId: string }
  'community.desk': {
    writingId: string
    productionId: string
    state: Defaulted<DeskState>
    reason: Defaulted<string>
    badgeId: string | null
    byName: string
    at: DefaultMoment
  }
}
