import type { DrillResult } from '@stagedoor/core/publish'
import type { ColumnType } from 'kysely'
import type { DefaultMoment, Defaulted, MaybeJson, MaybeMoment, Moment } from './columns.ts'

/** What belongs to recalls beside their ledgers. */
export interface RecallTables {
  'publish.recallPapers': {
    id: string
    lineId: ColumnType<string, string, never>
    sha256: Buffer
    fileName: string
    mediaType: string
    sizeBytes: number
    bytes: Buffer
    addedBy: string
    addedAt: Moment
  }
  'publish.recallLetters': {
    recallId: ColumnType<string, string, never>
    writtenAt: Moment
    /** The places and how they stood, in one word. */
    told: string
    letters: Defaulted<number>
  }
  'publish.recallDrills': {
    id: string
    productionId: string
    cutId: string
    workId: string
    askedBy: string
    askedById: string
    askedAt: DefaultMoment
    doneAt: MaybeMoment
    result: MaybeJson<DrillResult>
  }
}
