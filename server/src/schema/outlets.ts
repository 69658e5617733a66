import type { ColumnType, Generated } from 'kysely'
import type { DefaultMoment, Defaulted, Json, MaybeJson, MaybeMoment } from './columns.ts'

/** The files of something that left by a way of our own; digests in hex. */
export interface OutletMedia {
  readonly film: {
    readonly sha256: string
    readonly sizeBytes: number
    readonly mediaType: string
    readonly width: number
    readonly height: number
  }
  readonly cover: { readonly sha256: string; readonly mediaType: string } | null
  /** WebVTT, by language (BCP 47). */
  readonly captions: readonly { readonly language: string; readonly vtt: string }[]
}

type Kept<T> = ColumnType<T, T, never>

/** Tables of publish for what leaves by ways of our own. */
export interface OutletTables {
  'publish.feedEntries': {
    id: Kept<string>
    productionId: Kept<string>
    publicationId: Kept<string>
    gateId: Kept<string>
    attemptId: Kept<string>
    title: string
    words: string
    language: string | null
    isExplicit: boolean
    durationFlicks: number
    media: Json<OutletMedia>
    enteredAt: DefaultMoment
    withdrawnAt: MaybeMoment
  }
  'publish.actors': {
    id: Kept<string>
    productionId: Kept<string>
    username: Kept<string>
    keys: Buffer
    madeAt: DefaultMoment
  }
  'publish.followers': {
    actorId: string
    follower: string
    inbox: string
    sharedInbox: string | null
    host: string
    since: DefaultMoment
  }
  'publish.notes': {
    id: Kept<string>
    actorId: Kept<string>
    productionId: Kept<string>
    publicationId: Kept<string>
    gateId: Kept<string>
    attemptId: Kept<string>
    words: string
    warning: string | null
    isSensitive: boolean
    language: string | null
    inReplyTo: string | null
    altText: string
    durationFlicks: number
    /** Null where it is words alone. */
    media: MaybeJson<OutletMedia>
    publishedAt: DefaultMoment
    withdrawnAt: MaybeMoment
  }
  'publish.noteReactions': {
    noteId: string
    kind: 'like' | 'announce'
    actor: string
    at: DefaultMoment
  }
  'publish.replies': {
    id: Kept<string>
    seq: Generated<number>
    publicationId: string
    remoteId: string
    author: string
    authorUrl: string | null
    text: string
    writtenAt: MaybeMoment
    fetchedAt: DefaultMoment
    url: string | null
    inReplyTo: string | null
    state: Defaulted<'arrived' | 'deleted'>
    /** When a look found that its writer had changed it. */
    editedAt: MaybeMoment
    readAt: MaybeMoment
    readBy: ColumnType<string | null, string | null | undefined, string | null>
    /** What its platform needs besides to be answered. */
    more: MaybeJson<Record<string, string>>
    /** Who of the crew is at it. */
    takenBy: ColumnType<string | null, string | null | undefined, string | null>
    takenById: ColumnType<string | null, string | null | undefined, string | null>
    doneAt: MaybeMoment
    doneBy: ColumnType<string | null, string | null | undefined, string | null>
  }
  'publish.blockedServers': {
    productionId: string
    host: string
    byName: string
    at: DefaultMoment
  }
  'publish.blockedActors': {
    productionId: string
    /** The address that names them. */
    actor: string
    byName: string
    at: DefaultMoment
  }
  'publish.federationMemory': {
    key: string
    value: Json<unknown>
    expiresAt: MaybeMoment
  }
  'publish.federationMail': {
    id: Generated<number>
    actorId: string
    act: 'create' | 'delete' | 'accept'
    noteId: string | null
    inbox: string
    enclosed: MaybeJson<unknown>
    outcome: Defaulted<'waiting' | 'taken' | 'refused' | 'given-up'>
    tries: Defaulted<number>
    said: string | null
    dueAt: DefaultMoment
    claimedUntil: MaybeMoment
    changedAt: DefaultMoment
  }
}
