import type { Ladder } from '@stagedoor/core/ingest'
import type { DefaultJson, Defaulted } from './columns.ts'

/** Tables of `ingest` for renditions that play while they are made. */
export interface LadderTables {
  'ingest.ladders': {
    assetId: string
    plan: DefaultJson<Ladder>
    isWhole: Defaulted<boolean>
  }
  'ingest.renditions': {
    assetId: string
    name: string
    codecs: string
    timescale: number
    sha256: Buffer
    sizeBytes: number
  }
  'ingest.renditionPieces': {
    assetId: string
    name: string
    piece: number
    fromFlicks: number
    durationFlicks: number
    sha256: Buffer
    sizeBytes: number
    segmentBytes: number[]
    segmentUnits: number[]
  }
}
