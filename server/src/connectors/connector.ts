import type {
  AttemptId,
  PlanIssue,
  PlatformId,
  PlatformLimits,
  PostDisclosure,
  PostPlan,
  RetractionClass,
} from '@stagedoor/core/publish'
import type { RenditionSpec } from '@stagedoor/core/cut'
import type { Instant } from '@stagedoor/core/time'
import type { AccountDoor, AccountSettings } from './account-door.ts'
import type { ConnectorError } from './connector-error.ts'

/** Where the bytes of a file can come from: sent by us in pieces, sent by us whole, or fetched by the platform. */
export type WayIn = 'bytes-resumable' | 'bytes' | 'pull-url'

/** What a platform lets an application do, as data. */
export interface Capabilities {
  /** The best way first. */
  readonly wayIn: readonly [WayIn, ...WayIn[]]
  /** What keeps a call that is made again from making a second post. */
  readonly idempotency: 'key' | 'client-id' | 'handle' | 'reconcile-only'
  readonly retract: RetractionClass
  /** It can be hidden at once, before anything slower begins. */
  readonly canHide: boolean
  readonly canEdit: boolean
  readonly comments: 'read' | 'read-write' | 'none'
  /** How somebody's comment is answered: by a post of its own under it, by a comment, or not by an application. */
  readonly answers: 'as-post' | 'as-comment' | 'none'
  /** The figures that it tells, by our names. */
  readonly figures: readonly Figure[]
  /** The whole file may lie at the platform, unseen by anybody, until the one call that shows it. */
  readonly canPlaceAhead: boolean
}

/** A figure that a platform tells of a post. */
export type Figure = 'views' | 'likes' | 'comments' | 'shares' | 'saves' | 'reach'

/** A file of a post, readable from any byte on. */
export interface ByteSource {
  readonly sizeBytes: number
  readonly mediaType: string
  /** Lower-case hex. */
  readonly sha256: string
  /** The bytes of `[from, to)`. */
  read: (from: number, to: number) => AsyncIterable<Uint8Array>
}

/** What is handed to the platform with a post. */
export interface PostFiles {
  readonly film: ByteSource
  readonly cover: ByteSource | null
  /** WebVTT, by language (BCP 47). */
  readonly captions: readonly { readonly language: string; readonly file: ByteSource }[]
  /**
   * An address under which anybody can fetch the film, for platforms that only pull: another one each time, dead when the
   * film was fetched to its end and after ten minutes in any case.
   */
  readonly publicAddress: () => Promise<string>
}

/** An account as its connector needs it. */
export interface AccountRef {
  readonly id: string
  /** What the platform calls the account, for ever: an id, a DID, an actor's address. */
  readonly remoteId: string
  readonly handle: string
  /** Where its server is, for platforms that have many: an origin. */
  readonly address: string
  readonly settings: AccountSettings
}

/** What a connector is given for one errand. */
export interface ConnectorContext {
  readonly account: AccountRef
  /** The access token, fresh; refreshed by the house alone. Throws a {@link ConnectorRefusal} of kind `auth`. */
  readonly token: () => Promise<string>
  /**
   * The only way out: goes to the hosts of the connector and of the account alone, follows no redirect, and gives up
   * with `signal`. Throws a {@link ConnectorRefusal} of kind `config` for any other host.
   */
  readonly fetch: typeof globalThis.fetch
  /** Origins by their role in the connector, such as `api` and `upload`; a person may point them elsewhere. */
  readonly origins: Readonly<Record<string, string>>
  /** Keeps the handle before anything more is done with it. */
  readonly saveHandle: (handle: Handle) => Promise<void>
  readonly attemptId: AttemptId
  readonly now: () => Instant
  readonly signal: AbortSignal
}

/** What a connector remembers of a post at its platform between its steps; JSON, kept sealed, with a version. */
export type Handle = Readonly<{ v: number } & Record<string, unknown>>

/** A post as its platform names it. */
export interface RemoteRef {
  readonly id: string
  /** Where people find it; null where there is no such address (yet). */
  readonly url: string | null
  /** What else the connector needs to find it again. */
  readonly more?: Readonly<Record<string, string>>
}

/** What only a person can do, with where they do it. */
export interface HumanTask {
  readonly what: 'delete' | 'publish-draft' | 'look' | 'reconnect'
  readonly url: string | null
}

/** What one step came to. */
export type Step =
  | {
      readonly kind: 'continue'
      readonly handle: Handle
      readonly next: 'transfer' | 'poll' | 'commit'
      /** How long to wait before that, in milliseconds. */
      readonly afterMs?: number
      /** Of the bytes and the work at the platform, 0 to 1. */
      readonly progress?: number
      /** The last thing the platform said, in its own word: `PROCESSING_UPLOAD`. */
      readonly said?: string
    }
  | { readonly kind: 'live'; readonly ref: RemoteRef; readonly visibility: string; readonly handle?: Handle }
  | { readonly kind: 'manual'; readonly task: HumanTask; readonly handle?: Handle }
  | { readonly kind: 'failed'; readonly error: ConnectorError }
  | { readonly kind: 'unknown'; readonly handle: Handle; readonly error: ConnectorError }

/** What a look at the platform found of an attempt whose answer never came. */
export type Finding =
  | { readonly kind: 'present'; readonly ref: RemoteRef; readonly visibility: string }
  | { readonly kind: 'absent' }
  /** The platform took the call and still works on it. */
  | { readonly kind: 'working'; readonly handle: Handle; readonly afterMs: number; readonly said: string }
  /** The platform took the call and says that it refused it. */
  | { readonly kind: 'refused'; readonly error: ConnectorError }
  | { readonly kind: 'undecided'; readonly why: string }

/** What a post is called, to whom it is shown, and how it is marked; a disclosure is `yes` or `no`. */
export type Mark = 'title' | 'visibility' | 'content-warning' | PostDisclosure

/** What a platform says of a post that is out. */
export interface Observation {
  readonly existence: 'there' | 'hidden' | 'gone' | 'unreadable'
  /** What was read: a status, a word of the platform's own. */
  readonly evidence: string
  readonly url: string | null
  readonly figures: Readonly<Partial<Record<Figure, number>>>
  /** What it reads as now, to find what others changed; null where that is not told. */
  readonly copy: string | null
  /** What it is called and how it is marked now, as far as that is told. */
  readonly marks?: Readonly<Partial<Record<Mark, string>>>
  readonly comments: readonly RemoteComment[]
  /** These are all the comments that stand there: one that was known and is not among them was taken back. */
  readonly isWhole?: boolean
  /** Where the next reading goes on. */
  readonly cursor: string | null
  /** Where others keep copies and were asked to take them down; absent where nobody was. */
  readonly asked?: Asked
}

/** Whom a place asked to take its copies down, by host: who took it, who was not reached yet, who would not take it. */
export interface Asked {
  readonly taken: readonly string[]
  readonly waiting: readonly string[]
  readonly refused: readonly string[]
}

/** A comment on the platform: somebody else's words, never trusted. */
export interface RemoteComment {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly writtenAt: Instant | null
  readonly url: string | null
  readonly inReplyTo: string | null
  /** What else the connector needs to answer it. */
  readonly more?: Readonly<Record<string, string>>
}

/** What became of taking a post back. */
export type Retraction =
  | { readonly kind: 'deleted' | 'hidden' | 'already-gone' | 'asked'; readonly evidence: string }
  | { readonly kind: 'manual'; readonly task: HumanTask; readonly because: string }
  | { readonly kind: 'failed'; readonly error: ConnectorError }

/** One question to a platform about what lies there before its moment, and what it answered. */
export interface OutsideTry {
  /** What was asked for: "its page, by its id". */
  readonly what: string
  /** The request, or the call that was made. */
  readonly how: string
  /** As somebody without the account's token, or as the account. */
  readonly as: 'anybody' | 'account'
  /** The HTTP status; null where none is told of. */
  readonly status: number | null
  /** Of what was read of the answer's body, in hex; null where none is told of. */
  readonly sha256: string | null
  /** `unseen`: nothing of it to anybody but the account; `unclear`: no answer from which anything follows. */
  readonly found: 'unseen' | 'open' | 'nothing-there' | 'unclear'
  /** In a sentence, without secrets. */
  readonly said: string
}

/** Where a comment of ours is to stand. */
export interface CommentPlace {
  readonly post: RemoteRef
  /** What it answers; null for one under the post itself. */
  readonly comment: RemoteRef | null
  /** Other comments of ours, by their ids: whatever their words, none of them is this one. */
  readonly others: readonly string[]
}

/** Comments of our own that are no posts: written under a comment, looked at and taken back by ways of their own. */
export interface OwnComments {
  /** Answers a comment under a post, as the account. */
  readonly answer: (
    to: CommentPlace & { readonly comment: RemoteRef },
    text: string,
    ctx: ConnectorContext,
  ) => Promise<Step>
  /** Finds a comment of ours by its words; `absent` only where everything that may name it was read to its end. */
  readonly find: (
    at: CommentPlace,
    text: string,
    ctx: ConnectorContext,
  ) => Promise<Extract<Finding, { kind: 'present' | 'absent' | 'undecided' }>>
  /** Whether a comment of ours stands there, and what was read; `gone` only where that is proved. */
  readonly look: (
    ref: RemoteRef,
    ctx: ConnectorContext,
  ) => Promise<Pick<Observation, 'existence' | 'evidence'>>
  /** Deletes a comment of ours. */
  readonly retract: (ref: RemoteRef, ctx: ConnectorContext) => Promise<Retraction>
}

/**
 * One platform. Every errand may be run again after a crash with the last handle that was saved; only `commit` is
 * irreversible, and it is called at most once for an attempt. What is thrown counts as: try again for `begin`,
 * `transfer`, `poll`, `observe`, `retract` and `abort`; outcome unknown for `commit`; undecided for `reconcile`.
 */
export interface Connector {
  readonly id: PlatformId
  /** As people know it: "TikTok". */
  readonly name: string
  readonly capabilities: Capabilities
  /** Origins by role where the platform really is; the account's own server is `account`. */
  readonly origins: Readonly<Record<string, string>>
  readonly door: AccountDoor
  /** What the platform takes of this account now: the platform's own bounds with what it says today. */
  limits: (ctx: ConnectorContext) => Promise<PlatformLimits>
  /** What it would refuse beyond what `checkPlan` finds; pure. */
  validate: (plan: PostPlan, limits: PlatformLimits, settings: AccountSettings) => readonly PlanIssue[]
  /** The copy of its film that has to be made for it; pure. Empty where the film goes as it is, or where none would help. */
  prepare: (plan: PostPlan, limits: PlatformLimits) => readonly RenditionSpec[]
  /** Opens a session; reversible. `before` is what an earlier attempt left there. */
  begin: (post: Post, ctx: ConnectorContext, before: Handle | null) => Promise<Step>
  /** Hands bytes over, beginning where the platform says they end. */
  transfer: (post: Post, ctx: ConnectorContext, handle: Handle) => Promise<Step>
  /** Asks how far it is; writes nothing. */
  poll: (post: Post, ctx: ConnectorContext, handle: Handle) => Promise<Step>
  /** The irreversible call. `continue` with `poll` means: taken, and being worked on. */
  commit: (post: Post, ctx: ConnectorContext, handle: Handle) => Promise<Step>
  /** Finds out what became of a commit; writes nothing. */
  reconcile: (post: Post, ctx: ConnectorContext, handle: Handle) => Promise<Finding>
  observe: (ref: RemoteRef, ctx: ConnectorContext, since: string | null) => Promise<Observation>
  /** Hides a post at once where the platform can; `manual` where it cannot. */
  hide: (ref: RemoteRef, ctx: ConnectorContext) => Promise<Retraction>
  /** Deletes a post; what is gone already is `already-gone`. */
  retract: (ref: RemoteRef, ctx: ConnectorContext) => Promise<Retraction>
  /** Takes back what lies there unseen. */
  abort: (handle: Handle, ctx: ConnectorContext) => Promise<Retraction>
  /**
   * Asks, before its moment, for what was placed: first as anybody would who knows or guesses its addresses, then as the
   * account. Writes nothing. Absent where nothing is placed ahead.
   */
  tryOutside?: (post: Post, ctx: ConnectorContext, handle: Handle) => Promise<readonly OutsideTry[]>
  /** Takes a comment under a post, as the account; absent where the platform has none. */
  reply?: (parent: RemoteRef, text: string, ctx: ConnectorContext) => Promise<Step>
  /** What it has of comments that are no posts; absent where a comment is a post, and where there are none. */
  ownComments?: OwnComments
}

/**
 * What a connector puts out: the plan, its files, and the part before it where it is one of a thread. A part that has
 * one before it is words alone: the film goes with the first.
 */
export interface Post {
  readonly plan: PostPlan
  readonly files: PostFiles
  /** Null for a post that stands alone. */
  readonly parent: {
    /** The part before, or the comment that is answered. */
    readonly before: RemoteRef
    /** The first of the thread. */
    readonly root: RemoteRef
    /** The other parts that stand there, by their ids. */
    readonly others: readonly string[]
  } | null
}
