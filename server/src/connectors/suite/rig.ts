import type { PostDisclosure, PostPlan } from '@stagedoor/core/publish'
import type { AppCredentials, TokenGrant } from '../account-door.ts'
import type { ErrorKind } from '../connector-error.ts'
import type { AccountRef, Connector, Figure, PostFiles, RemoteRef } from '../connector.ts'
import type { EmulatedAnswer, Emulator } from '../emulating/index.ts'
import type { ManualClock } from '../testing.ts'

/** A connector with everything the conformance kit needs to try it. */
export interface ConnectorRig {
  readonly connector: Connector
  /** A fresh platform that knows the application and has one account, opened to the house, with a token of some hours. */
  readonly open: (clock: ManualClock) => Promise<RiggedPlatform>
  /** A plan that the platform takes as it stands; all others of the kit are made from it. */
  readonly plan: PostPlan
  /** Its files; the film big enough to go in more than one piece where the platform takes pieces. */
  readonly files: PostFiles
  /** How the platform says "too many calls", with when it may be tried again; null where it never does. */
  readonly rate: ((seconds: number, now: number) => EmulatedAnswer) | null
  /** A refusal whose code nobody has documented, worded as the platform words its refusals. */
  readonly strange: EmulatedAnswer
  /** Every refusal that the connector knows, and the kind that it is to be. */
  readonly errors: readonly RiggedError[]
  /** Answers name addresses to go on at, such as an upload address. */
  readonly handsOutAddresses: boolean
  /** Patience with the slowest test, in milliseconds; ten seconds if it is not given. */
  readonly patience?: number
}

/** A refusal as the platform words it, and what it is to be taken for. */
export interface RiggedError {
  readonly answer: EmulatedAnswer
  readonly kind: ErrorKind
  /** The errand in which it comes; `begin` if it is not given. */
  readonly at?: 'begin' | 'transfer' | 'poll' | 'commit' | 'reconcile'
  /** Which request of that errand is answered so, from 1. */
  readonly nth?: number
}

/** One thing on the platform. */
export interface RiggedPost {
  /** As the connector's `RemoteRef` names it. */
  readonly id: string
  /** It was published, to whomever its visibility says; false for what lies there unseen. */
  readonly isOut: boolean
  readonly visibility: string
  /** Its words as people read them: title, if the platform has one, a newline, copy. */
  readonly words: string
  readonly altText: string
  /** What is said before it is shown; for a platform with a mark alone, any text. */
  readonly contentWarning: string | null
  readonly disclosures: readonly PostDisclosure[]
  /** Languages. */
  readonly captions: readonly string[]
  /** What others may do with it, where the maker chose. */
  readonly interactions: PostPlan['interactions']
  /** Digest of the bytes that arrived, lower-case hex; null for words alone, or where the platform changes them. */
  readonly filmSha256: string | null
  /** The picture that it was given: digest of its bytes, or its moment in milliseconds; null for none. */
  readonly cover?: string | number | null
  /** The post that it answers; null for one that stands alone. */
  readonly parent: string | null
}

/** A platform on this machine, as its makers see it from behind. What is absent, the platform does not have. */
export interface RiggedPlatform {
  /** Null for a real server, which keeps no journal for us. */
  readonly emulator: Emulator | null
  readonly origins: Readonly<Record<string, string>>
  readonly account: AccountRef
  readonly grant: TokenGrant | null
  readonly app: AppCredentials | null
  /** Everything there that is a post or would become one by a single call, seen or unseen; not loose bytes. */
  readonly posts: () => readonly RiggedPost[] | Promise<readonly RiggedPost[]>
  /** Somebody deletes a post on the platform itself; `ref` is what the connector called it. */
  readonly removePost: (ref: RemoteRef) => void | Promise<void>
  /** From now on the platform works so long on what it was given. */
  readonly processFor?: (ms: number) => void
  /** At the next `looks` the platform names a state that nobody has documented. */
  readonly sayStrangeState?: (looks: number) => void
  /** Every upload session that is open now is gone. */
  readonly endSessions?: () => void
  readonly addComments?: (
    ref: RemoteRef,
    comments: readonly { readonly author: string; readonly text: string }[],
  ) => void | Promise<void>
  readonly setFigures?: (ref: RemoteRef, figures: Readonly<Partial<Record<Figure, number>>>) => void
  /** The account may delete nothing through the application from now on. */
  readonly forbidDeletion?: () => void
  /** What the door is tried with, where the token is renewed. */
  readonly tokens?: {
    /** Every access token of now is refused from now on. */
    readonly endAccess: () => void
    /** The person took the application's permission away: no renewal works any more. */
    readonly revoke: () => void
    /** The next renewal answers so and does nothing. */
    readonly failNext: (answer: EmulatedAnswer) => void
    /** The next renewal is done and its answer lost. */
    readonly loseNext: () => void
    /** The next renewal is answered without a refresh token, or with an empty one. */
    readonly emptyNext: () => void
  }
  readonly close: () => Promise<void>
}
