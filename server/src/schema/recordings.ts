import type { DefaultJson, DefaultMoment, MaybeJson, MaybeMoment } from './columns.ts'

/** Tables of what files told of their recordings, and of the files of an asset that come in numbers. */
export interface RecordingTables {
  'ingest.recordings': {
    assetId: string
    sureness: 'zoned' | 'utc' | 'unsure' | 'clock' | null
    recordedAt: MaybeMoment
    recordedClock: string | null
    offsetMinutes: number | null
    timecode: MaybeJson<unknown>
    rate: MaybeJson<unknown>
    turn: number | null
    slate: MaybeJson<unknown>
    sounds: DefaultJson<unknown>
    readAt: DefaultMoment
  }
  'ingest.recordingDevices': {
    assetId: string
    make: string | null
    model: string | null
    lens: string | null
  }
  /** The view that later stages read; the device is not in it. */
  'ingest.recordedTimes': {
    assetId: string
    productionId: string
    sureness: 'zoned' | 'utc' | 'unsure' | 'clock' | null
    recordedAt: number | null
    recordedClock: string | null
    offsetMinutes: number | null
    timecode: unknown
    rate: unknown
  }
  /** How loud each sound of an asset is, by its place among those of the clean copy; null where there is no such number. */
  'ingest.soundTracks': {
    assetId: string
    track: number
    integratedLufs: number | null
    loudnessRangeLu: number | null
    truePeakDbtp: number | null
    measuredAt: DefaultMoment
  }
  'ingest.assetParts': {
    id: string
    assetId: string
    kind: 'page' | 'page-small' | 'sound' | 'sound-peaks'
    number: number
    sha256: Buffer
    sizeBytes: number
    mediaType: string
    facts: DefaultJson<Record<string, unknown>>
    createdAt: DefaultMoment
  }
}
