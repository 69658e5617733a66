import type {
  AssetFileRole,
  AssetGenre,
  AssetKind,
  AssetState,
  MarkerKind,
  TriageMark,
} from '@stagedoor/core/ingest'
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
    sentBy: string | null
    contributorName: string
    craft: Defaulted<string>
    fileName: string
    sizeBytes: number
    offsetBytes: Defaulted<number>
    metadata: DefaultJson<Record<string, string | null>>
    state: Defaulted<'arriving' | 'arrived' | 'refused' | 'deleted' | 'abandoned'>
    sha256: Buffer | null
    receiptNumber: string | null
    receiptSlipId: string | null
    receiptTokenSealed: Buffer | null
    logSeq: number | null
    logHash: Buffer | null
    problem: MaybeJson<Record<string, unknown>>
    createdAt: DefaultMoment
    expiresAt: Moment
    arrivedAt: MaybeMoment
    deletedAt: MaybeMoment
  }
  'ingest.assets': {
    id: string
    productionId: string
    gateId: string
    uploadId: string
    /** Null while nothing is known of its content; such an asset is in no view of later stages. */
    kind: AssetKind | null
    genre: Defaulted<AssetGenre>
    title: string
    contributorId: string | null
    shootingDayId: string | null
    sentBy: string | null
    state: AssetState
    durationFlicks: number | null
    width: number | null
    height: number | null
    probe: MaybeJson<Record<string, unknown>>
    removed: DefaultJson<string[]>
    problem: MaybeJson<Record<string, unknown>>
    receivedAt: Moment
    /** What the file's own metadata says of its releases. */
    toldRelease: MaybeJson<unknown>
    createdAt: DefaultMoment
    triage: Defaulted<TriageMark | null>
    triagedBy: Defaulted<string | null>
    triagedAt: MaybeMoment
    /** The place of the sound that speaks for it among those of its clean copy. */
    heardTrack: Defaulted<number>
    /** A person said so, and not its recorder's words. */
    heardTrackChosen: Defaulted<boolean>
  }
  /** The view of which sound of an asset a cut takes. */
  'ingest.heardTracks': { assetId: string; productionId: string; heardTrack: number }
  /** Every change of a mark of triage; nothing is written over. */
  'ingest.triageActs': {
    id: string
    productionId: string
    assetId: string
    was: TriageMark | null
    mark: TriageMark | null
    byName: string
    doneAt: DefaultMoment
  }
  'ingest.markers': {
    id: string
    productionId: string
    assetId: string
    kind: MarkerKind
    name: string
    note: string
    fromFlicks: number
    toFlicks: number
    madeBy: string
    madeAt: DefaultMoment
    changedBy: string | null
    changedAt: MaybeMoment
    removedAt: MaybeMoment
  }
  /** The view of which asset hangs on which scene. */
  'ingest.hungAssets': { assetId: string; sceneId: string }
  /** The view of what the proposed slates of assets are asked for by. */
  'ingest.slatedAssets': { assetId: string; words: string[] }
  /** The view that the dailies are ordered and narrowed by; `dayKey` is all zeros where there is no day. */
  'ingest.dailies': {
    id: string
    productionId: string
    dayKey: string
    receivedAt: number
    kind: AssetKind
    genre: AssetGenre
    state: AssetState
    title: string
    contributorId: string | null
    triage: TriageMark | null
    triagedBy: string | null
    triagedAt: number | null
  }
  'ingest.assetScenes': { assetId: string; sceneId: string }
  'ingest.assetFiles': {
    id: string
    assetId: string
    role: AssetFileRole
    sha256: Buffer
    sizeBytes: number
    mediaType: string
    facts: DefaultJson<Record<string, unknown>>
    createdAt: DefaultMoment
  }
  /** The view that clearance shows: what a photograph says of its own releases. */
  'ingest.toldReleases': { assetId: string; told: unknown }
  /** The view that clearance reads at every verdict. */
  'ingest.assetFacts': {
    id: string
    productionId: string
    gateId: string
    kind: AssetKind
    title: string
    state: AssetState
    durationFlicks: number | null
    shootingDayId: string | null
    sceneIds: string[]
  }
  /** The view that later stages join. */
  'ingest.listedAssets': {
    id: string
    productionId: string
    gateId: string
    kind: AssetKind
    genre: AssetGenre
    title: string
    state: AssetState
    sentBy: string | null
    durationFlicks: number | null
    width: number | null
    height: number | null
    removed: string[]
    problem: Record<string, unknown> | null
    receivedAt: number
    contributorId: string | null
    contributorName: string | null
    craft: string | null
    shootingDayId: string | null
    shootingDayNumber: number | null
    unitName: string | null
    shotOn: string | null
    scenes: { id: string; number: string; title: string }[]
    files: Partial<Record<Exclude<AssetFileRole, 'original'>, ListedFile>>
  }
}

/** A file as `ingest.listed_assets` shows it. */
export interface ListedFile {
  sha256: string
  sizeBytes: number
  mediaType: string
  facts: Record<string, unknown>
}
