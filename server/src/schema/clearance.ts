import type { Instant } from '@stagedoor/core/time'
import type {
  DefaultJson,
  DefaultMoment,
  Defaulted,
  Json,
  MaybeJson,
  MaybeMoment,
  Moment,
} from './columns.ts'

/** Evidence that somebody recorded, and maybe ended later: then it is evidence no more, and its row stays. */
interface Recorded {
  id: string
  productionId: string
  name: string
  recordedBy: string
  recordedAt: Moment
  endedAt: MaybeMoment
  endedBy: string | null
}

/** Tables of the stage `clearance`. Columns of type `Json<unknown>` hold core values that the stage parses at its door. */
export interface ClearanceTables {
  'clearance.evidenceVersions': { productionId: string; version: Defaulted<number>; settings: Json<unknown> }
  'clearance.subjects': {
    id: string
    productionId: string
    kind: string
    name: string
    facts: DefaultJson<unknown>
    contact: string | null
    createdAt: DefaultMoment
  }
  'clearance.appearances': {
    id: string
    productionId: string
    assetId: string
    subjectId: string
    fromFlicks: number
    toFlicks: number
    sides: string[]
    boxes: DefaultJson<unknown>
    prominence: 'featured' | 'background'
    certainty: Defaulted<'sure' | 'unsure'>
    markedBy: string
    createdAt: DefaultMoment
  }
  'clearance.releaseForms': {
    id: string
    productionId: string
    subjectId: string
    template: string
    templateVersion: number
    text: string
    textDigest: Buffer
    scope: Json<unknown>
    signatory: 'self' | 'guardian' | 'rights-holder' | 'minor-alone'
    basis: Defaulted<'consent' | 'contract'>
    endsAtMajority: Defaulted<boolean>
    conditions: DefaultJson<unknown>
    addressedTo: string
    draftedBy: string
    state: 'draft' | 'sent' | 'signed' | 'withdrawn'
    slipId: string | null
    sentAt: MaybeMoment
    signedAt: MaybeMoment
    signature: MaybeJson<unknown>
    withdrawnAt: MaybeMoment
    withdrawal: MaybeJson<unknown>
    language: Defaulted<string>
    ownTemplateId: string | null
    way: Defaulted<'link' | 'set' | 'paper' | 'list'>
    said: MaybeJson<unknown>
    agreement: MaybeJson<unknown>
    asksWitness: Defaulted<boolean>
    listKey: string | null
    extendsId: string | null
    setSheetId: string | null
    createdAt: DefaultMoment
  }
  'clearance.embargoes': {
    id: string
    productionId: string
    name: string
    scope: 'scene' | 'asset' | 'day' | 'production'
    ref: string
    until: MaybeMoment
    territories: string[]
    reason: Defaulted<string>
    begunBy: string
    cause: Defaulted<'plan' | 'set-safety'>
    begunAt: Moment
    lifters: DefaultJson<unknown>
    lifts: DefaultJson<unknown>
    exemptions: DefaultJson<unknown>
    ahead: MaybeJson<unknown>
    createdAt: DefaultMoment
  }
  'clearance.decisions': {
    id: string
    productionId: string
    kind: 'needs-none' | 'approval'
    subjectId: string
    cutVersion: string | null
    uses: Defaulted<string[]>
    answer: 'asked' | 'approved' | 'refused' | 'revoked' | 'needs-none'
    note: Defaulted<string>
    saidBy: string
    saidAt: Moment
    speaker: Defaulted<'person' | 'delegate'>
    final: Defaulted<boolean>
    silenceApprovesAt: MaybeMoment
  }
  'clearance.prohibitions': Recorded & {
    kind: 'exclusivity' | 'never'
    subjectId: string | null
    sides: string[]
    uses: Defaulted<string[]>
    destinations: Json<unknown>
    territories: Defaulted<string[]>
    fromAt: MaybeMoment
    untilAt: MaybeMoment
    reason: Defaulted<string>
  }
  'clearance.holdbacks': Recorded & {
    waits: Json<unknown>
    first: Json<unknown>
    delay: Json<unknown>
    territories: Defaulted<string[]>
    reason: Defaulted<string>
  }
  'clearance.ndas': Recorded & { contributorId: string; untilAt: MaybeMoment; reason: Defaulted<string> }
  'clearance.crowdNotices': Recorded & {
    placeId: string
    dayId: string
    uses: Defaulted<string[]>
    wording: Defaulted<string>
    postedAt: Moment
  }
  'clearance.kills': {
    id: string
    productionId: string
    subjectId: string
    killed: Json<unknown>
    saidBy: string
    saidAt: Moment
    note: Defaulted<string>
    rightId: string | null
    takenBackAt: MaybeMoment
  }
  /** Real publications of cuts, as the stages that publish tell them; `ref` is the teller's own id. */
  'clearance.releases': {
    ref: string
    productionId: string
    cutId: string
    platform: string
    account: string
    at: Moment
  }
  'clearance.assetFacts': {
    assetId: string
    productionId: string
    placeId: string | null
    contributionId: string | null
    saidBy: string
    saidAt: Moment
  }
  'clearance.exposures': {
    id: string
    productionId: string
    kind: 'asset' | 'cut' | 'publication' | 'kit' | 'key-art'
    ref: string
    gateId: string | null
    exposure: Json<unknown>
    verdictId: string | null
    /** Written by the database itself, beside the verdict that stands. */
    verdictKind: Defaulted<'cleared' | 'cleared-with-edits' | 'held' | 'refused' | null>
    closedAt: MaybeMoment
    createdAt: DefaultMoment
  }
  'clearance.verdicts': {
    id: string
    exposureId: string
    kind: 'cleared' | 'cleared-with-edits' | 'held' | 'refused'
    verdict: Json<unknown>
    evidenceVersion: number
    evidenceDigest: Buffer
    validUntil: MaybeMoment
    clearsAt: MaybeMoment
    judgedAt: Moment
  }
  'clearance.dependencies': { exposureId: string; key: string }
  /** The view that later stages join: subjects by name. */
  'clearance.namedSubjects': { id: string; productionId: string; kind: string; name: string }
  /** The view that later stages join: the verdict that stands on each open exposure. */
  'clearance.standingVerdicts': {
    exposureId: string
    ofKind: 'asset' | 'cut' | 'publication' | 'kit' | 'key-art'
    ref: string
    verdictKind: 'cleared' | 'cleared-with-edits' | 'held' | 'refused' | null
    validUntil: Instant | null
    clearsAt: Instant | null
  }
}
