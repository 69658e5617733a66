import type {
  DestinationKind,
  Evidence,
  Exchange,
  HowDisclosed,
  PlaceKind,
  PlatformId,
  PostPlan,
  QuietHours,
  RetractionClass,
} from '@stagedoor/core/publish'
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type {
  DefaultJson,
  DefaultMoment,
  Defaulted,
  Json,
  MaybeJson,
  MaybeMoment,
  Moment,
} from './columns.ts'
import type { LastLook } from './platform-accounts.ts'

/** Evidence of an absence as a recall's line keeps it; the digest is of what was read, in hex. */
export interface KeptEvidence extends Evidence {
  at: number
  sha256: string | null
  /** What was done there; absent where it was read alone. */
  did?: 'hid' | 'deleted' | 'asked' | 'was-refused' | 'said'
  /** It was read there after it had been gone, or said to be: what was done before that counts no more. */
  stoodAgain?: true
  /** The requests that this rests on, and their answers. */
  asked?: readonly Exchange[]
  /** Who said so. */
  by?: string
  /** A picture that they brought. */
  paperId?: string
}

/** The last trouble a platform gave, as a delivery keeps it; never with a token in it. */
export interface KeptError {
  kind: string
  code: string
  what: string
  remedy: string
  retryAt: number | null
  raw: string
}

/** A post as its platform names it. */
export interface KeptRemote {
  id: string
  url: string | null
  more?: Record<string, string>
}

/** Tables of the stage `publish`. States are core values that the stage parses at its door. */
export interface PublishTables {
  'publish.destinations': {
    id: string
    productionId: string
    kind: DestinationKind
    platform: string
    account: string
    name: string
    ownerId: string | null
    createdAt: DefaultMoment
  }
  'publish.publications': {
    id: string
    productionId: string
    cutId: string
    cutVersion: number
    renderId: string
    destinationId: string
    besideId: string | null
    gateId: string
    exposureId: string
    state: Json<unknown>
    stateKind: GeneratedAlways<string>
    title: string
    copy: Defaulted<string>
    slug: string | null
    /** Null while it waits for a moment. */
    opensAt: MaybeMoment
    /** Null where the moment stands for itself. */
    rule: MaybeJson<unknown>
    madeBy: string
    createdAt: DefaultMoment
  }
  'publish.calendarSettings': {
    productionId: string
    leastApartMinutes: number
    quietHours: MaybeJson<QuietHours>
  }
  'publish.attempts': {
    id: string
    publicationId: string
    dueAt: Moment
    endedAt: MaybeMoment
    outcome: 'landed' | 'not-cleared' | 'called-off' | 'refused' | 'absent' | null
    evidence: DefaultJson<Record<string, unknown>>
  }
  'publish.accounts': {
    id: string
    productionId: string
    destinationId: string
    connector: PlatformId
    address: string
    remoteId: string
    handle: string
    name: string
    settings: DefaultJson<Record<string, string | number | boolean>>
    token: Buffer | null
    tokenExpiresAt: MaybeMoment
    refreshExpiresAt: MaybeMoment
    scopes: Defaulted<string[]>
    standing: 'connected' | 'needs-person' | 'disconnected'
    standingSince: DefaultMoment
    standingBecause: MaybeJson<Record<string, unknown>>
    checkedAt: MaybeMoment
    refreshBegunAt: MaybeMoment
    lastLook: MaybeJson<LastLook>
    /** Which of a platform's doors it came by, where there are several. */
    door: string | null
    connectedBy: string
    connectedById: ColumnType<string | null, string | null | undefined, string | null>
    createdAt: DefaultMoment
  }
  'publish.deliveries': {
    publicationId: string
    accountId: string
    plan: Json<PostPlan>
    /** How long before its moment the material is handed over, in milliseconds. */
    aheadMs: Defaulted<number>
    placeFrom: Moment
    next: Defaulted<'begin' | 'transfer' | 'poll' | 'commit'>
    handle: Buffer | null
    progress: number | null
    said: string | null
    error: MaybeJson<KeptError>
    tries: Defaulted<number>
    lookAt: MaybeMoment
    remote: MaybeJson<KeptRemote>
    visibility: string | null
    leftBehind: Defaulted<boolean>
    partOf: string | null
    partPosition: Defaulted<number>
    partKind: Defaulted<'post' | 'comment' | 'answer'>
    /** The comment that an answer answers. */
    answers: ColumnType<string | null, string | null | undefined, string | null>
    claim: string | null
    claimedUntil: MaybeMoment
    /** The copy that goes in place of the film, where the platform takes less than that. */
    renditionId: string | null
    changedAt: DefaultMoment
  }
  'publish.kits': {
    id: string
    publicationId: string
    holderName: string
    holderContact: string | null
    slipId: string
    disclosure: string
    handedOverAt: MaybeMoment
    handovers: Defaulted<number>
    linkBack: string | null
    linkBackAt: MaybeMoment
    /** What stands in the kit's own link to our page; none in kits made before there were such links. */
    code: string | null
    /** How the holder says that their post discloses. */
    disclosed: ColumnType<HowDisclosed | null, HowDisclosed | null | undefined, HowDisclosed | null>
    disclosedAt: MaybeMoment
    /** Since when the holder lets their post be shown on the production's page. */
    shownSince: MaybeMoment
    createdAt: DefaultMoment
  }
  /** Posts of a kit's holder whose links were followed by later ones. */
  'publish.earlierPosts': {
    id: string
    kitId: string
    link: string
    linkedAt: Moment
  }
  'publish.mintedAddresses': {
    id: Generated<number>
    gateId: string
    path: string
    mintedAt: Moment
    diesAt: Moment
  }
  'publish.recalls': {
    id: string
    productionId: string
    cutId: string
    publicationId: string
    because: string
    cause: Json<Record<string, unknown>>
    calledBy: string
    calledAt: Moment
    finishedAt: MaybeMoment
  }
  'publish.recallLines': {
    id: string
    recallId: string
    position: number
    publicationId: string
    place: PlaceKind
    ref: string
    name: string
    retractionClass: RetractionClass
    state: Json<unknown>
    stateKind: GeneratedAlways<string>
    dueAt: MaybeMoment
    evidence: DefaultJson<KeptEvidence[]>
    changedAt: Moment
    /** Where a person deletes it by hand, as the platform's connector names it. */
    actUrl: string | null
  }
  'publish.keyArt': {
    id: string
    productionId: string
    assetId: string
    gateId: string
    exposureId: string
    sha256: string
    mediaType: string
    width: number
    height: number
    alt: string
    chosenBy: string
    chosenAt: Moment
  }
  'publish.posts': {
    id: string
    productionId: string
    publicationId: ColumnType<string, string, never>
    gateId: string
    slug: string
    title: string
    copy: string
    shape: string
    durationFlicks: number
    credits: Json<Array<{ name: string; craft: string }>>
    raw: Json<PostRaw>
    captions: DefaultJson<Array<{ from: number; to: number; text: string }>>
    chapters: DefaultJson<Array<{ at: number; title: string }>>
    media: Json<PostMedia>
    opensAt: Moment
    placePoints: Defaulted<string[]>
  }
  'publish.postCredits': {
    postId: string
    position: number
    productionId: string
    gateId: string
    person: string
    name: string
    craftSlug: string
    craft: string
  }
}

/** The raw meter as a post shows it; ranges in flicks of the cut. */
export interface PostRaw {
  percent: number
  joins: number
  isReframed: boolean
  stretches: Array<{ kind: 'untouched' | 'muted' | 'blurred' | 'covered'; from: number; to: number }>
}

/** The files of a post; digests in hex. */
export interface PostMedia {
  video: { sha256: string; sizeBytes: number; width: number; height: number }
  poster: { sha256: string } | null
}
