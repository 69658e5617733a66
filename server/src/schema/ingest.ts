import type { DefaultJson, DefaultMoment, Defaulted, MaybeJson, MaybeMoment, Moment } from './columns.ts'

/** Tables of the stage `ingest`. */
export interface IngestTables {
  'ingest.inboxes': {
    id: string
    productionId: string
    shootingDayId: string
    slipId: string
    tokenSealed: Buffer
    closesAt: Moment
    closedAt: MaybeMoment
    quotaBytes: number
    createdAt: DefaultMoment
  }
  'ingest.uploads': {
    id: string
    productionId: string
    inboxId: string | null
    shootingDayId: string | null
    sender: string
    contributorName: string
    craft: Defaulted<string>
    fileName: string
    sizeBytes: number
    offsetBytes: Defaulted<number>
    metadata: DefaultJson<Record<string, string | null>>
    state: Defaulted<'arriving' | 'arrived' | 'refused' | 'deleted' | 'abandoned'>
    sha256: Buffer | null
    assetId: string | null
    receiptNumber: string | null
    receiptSlipId: string | null
    problem: MaybeJson<Record<string, unknown>>
    createdAt: DefaultMoment
    arrivedAt: MaybeMoment
    deletedAt: MaybeMoment
  }
  'ingest.assets': {
    id: string
    productionId: string
    gateId: string
    uploadId: string
    kind: 'video' | 'still' | 'sound'
    title: string
    contributorId: string | null
    shootingDayId: string | null
    state: 'preparing' | 'ready' | 'refused' | 'deleted'
    durationFlicks: number | null
    width: number | null
    height: number | null
    probe: MaybeJson<Record<string, unknown>>
    removed: DefaultJson<string[]>
    problem: MaybeJson<Record<string, unknown>>
    receivedAt: Moment
    createdAt: DefaultMoment
  }
  /** A view, for later stages. */
  'ingest.assetFacts': {
    id: string
    productionId: string
    gateId: string
    kind: 'video' | 'still' | 'sound'
    title: string
    state: 'preparing' | 'ready' | 'refused' | 'deleted'
    durationFlicks: number | null
    width: number | null
    height: number | null
    contributorId: string | null
    shootingDayId: string | null
    receivedAt: number
    sceneIds: string[]
    posterSha256: Buffer | null
    posterSizeBytes: number | null
    posterMediaType: string | null
  }
  'ingest.assetScenes': { assetId: string; sceneId: string }
  'ingest.assetFiles': {
    id: string
    assetId: string
    role: 'original' | 'clean' | 'proxy' | 'poster' | 'filmstrip' | 'waveform'
    sha256: Buffer
    sizeBytes: number
    mediaType: string
    facts: DefaultJson<Record<string, unknown>>
    createdAt: DefaultMoment
  }
}
