import type { ColumnType, GeneratedAlways } from 'kysely'
import type { DefaultJson, DefaultMoment, Defaulted, Json, MaybeMoment, Moment } from './columns.ts'

/** Tables of the stage `publish`. */
export interface PublishTables {
  'publish.destinations': {
    id: string
    productionId: string
    kind: 'own-page' | 'kit'
    name: string
    createdAt: DefaultMoment
  }
  'publish.publications': {
    id: string
    productionId: string
    cutId: string
    cutVersion: number
    renderId: string
    destinationId: string
    gateId: string
    exposureId: string
    state: Json<unknown>
    stateKind: GeneratedAlways<string>
    title: string
    copy: Defaulted<string>
    slug: string
    opensAt: Moment
    madeBy: string
    createdAt: DefaultMoment
  }
  'publish.attempts': {
    id: string
    publicationId: string
    beganAt: Moment
    committedAt: MaybeMoment
    outcome: string | null
    evidence: DefaultJson<Record<string, unknown>>
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
    toldAt: MaybeMoment
    createdAt: DefaultMoment
  }
  'publish.recalls': {
    id: string
    productionId: string
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
    place: string
    ref: string | null
    name: string
    retractionClass: 'hard' | 'conditional' | 'manual' | 'best-effort' | 'none'
    state: string
    dueAt: MaybeMoment
    evidence: DefaultJson<Array<Record<string, unknown>>>
    changedAt: Moment
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
    raw: Json<unknown>
    captions: DefaultJson<unknown>
    media: Json<{
      video: { sha256: string; sizeBytes: number; width: number; height: number }
      poster: { sha256: string } | null
    }>
    opensAt: Moment
  }
}
