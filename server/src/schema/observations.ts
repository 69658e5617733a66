import type { Defaulted, MaybeJson, MaybeMoment, Moment } from './columns.ts'

/** Tables of publish for what platforms say of posts that are out. */
export interface ObservationTables {
  'publish.observations': {
    publicationId: string
    liveSince: Moment
    lookedAt: MaybeMoment
    failures: Defaulted<number>
    cursor: string | null
    existence: Defaulted<'unread' | 'there' | 'hidden' | 'gone' | 'expired'>
    evidence: string | null
    /** The first of the looks in a row that did not find it. */
    missingSince: MaybeMoment
    /** A second look found the same, and the crew were told. */
    isTold: Defaulted<boolean>
    /** As it read at the first look: what the platform made of our words. */
    firstCopy: string | null
    copyThere: string | null
    changedAt: MaybeMoment
    /** Title, visibility and marks as the first look read them, by name. */
    firstMarks: MaybeJson<Record<string, string>>
    marksThere: MaybeJson<Record<string, string>>
    marksChangedAt: MaybeMoment
  }
  'publish.lookPauses': {
    accountId: string
    until: Moment
  }
  'publish.postFigures': {
    publicationId: string
    figure: string
    at: Moment
    value: number
  }
}
