import type { DefaultJson, DefaultMoment, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** Tables of marking, of the stage `clearance`. */
export interface MarkingTables {
  'clearance.trackings': {
    id: string
    productionId: string
    assetId: string
    appearanceId: string
    workId: string
    atFlicks: number
    box: Json<unknown>
    fromFlicks: number
    toFlicks: number
    state: Defaulted<'waiting' | 'followed' | 'lost' | 'cancelled' | 'failed' | 'taken-back'>
    /** The part in which it was found, and what stands instead of the mark as it was before. */
    foundFrom: number | null
    foundTo: number | null
    lostBefore: string | null
    lostAfter: string | null
    confidence: number | null
    keptMark: Json<unknown>
    rest: DefaultJson<string[]>
    askedBy: string
    createdAt: DefaultMoment
    endedAt: MaybeMoment
  }
  'clearance.looks': { assetId: string; productionId: string; lookedAt: Moment; lookedBy: string }
  'clearance.shots': { assetId: string; productionId: string; starts: Json<number[]>; foundAt: Moment }
  'clearance.daySubjects': { dayId: string; subjectId: string; productionId: string }
  'clearance.castMembers': {
    subjectId: string
    productionId: string
    character: string | null
    billing: number | null
  }
}
