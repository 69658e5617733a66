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
  'clearance.faceSettings': {
    productionId: string
    proposesFaces: boolean
    setBy: string
    setAt: Moment
  }
  /** The last search of an asset for faces. */
  'clearance.faceSearches': {
    assetId: string
    productionId: string
    workId: string
    state: Defaulted<'waiting' | 'done' | 'cancelled' | 'failed'>
    found: number | null
    askedBy: string
    askedAt: Moment
    endedAt: MaybeMoment
  }
  /** A face that somebody has to answer for; gone once they have. */
  'clearance.faceProposals': {
    id: string
    productionId: string
    assetId: string
    number: number
    fromFlicks: number
    toFlicks: number
    boxes: Json<unknown>
    confidence: number | null
  }
  'clearance.daySubjects': { dayId: string; subjectId: string; productionId: string }
  'clearance.castMembers': {
    subjectId: string
    productionId: string
    character: string | null
    billing: number | null
  }
}
