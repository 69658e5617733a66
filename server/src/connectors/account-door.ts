import type { Instant } from '@stagedoor/core/time'

/**
 * Facts of an account that its connector keeps, such as a channel's number. What a person says
 * on the accounts page stands there as well: `ACCOUNT_SWITCHES` of core, such as whether the application was audited.
 */
export type AccountSettings = Readonly<Record<string, string | number | boolean>>

/** What a platform handed over for an account. A null refresh token means: keep the one there is. */
export interface TokenGrant {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** Epoch milliseconds; null where it lives until it is revoked. */
  readonly expiresAt: number | null
  readonly refreshExpiresAt: number | null
  readonly scopes: readonly string[]
}

/** An account that was opened to the house. */
export interface OpenedAccount {
  readonly remoteId: string
  readonly handle: string
  /** As people know it. */
  readonly name: string
  readonly settings: AccountSettings
  /** Its server's origin where that is another than the one asked, as for an account whose host lies elsewhere. */
  readonly address?: string
  readonly token: TokenGrant | null
}

/** The application as a platform knows it; for platforms of many servers each knows it by its own. */
export interface AppCredentials {
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
}

/** What a door needs to speak to its platform before there is an account. */
export interface DoorContext {
  /** The only way out, as a connector has it. */
  readonly fetch: typeof globalThis.fetch
  /** Origins by their role in the connector. */
  readonly origins: Readonly<Record<string, string>>
  readonly now: () => Instant
  readonly signal: AbortSignal
}

/** One field of a door that is opened with a word. */
export interface DoorField {
  readonly name: string
  readonly label: string
  readonly isSecret: boolean
  /** What it is and where a person finds it, in a sentence. */
  readonly hint: string
}

/** One of several doors of a platform. */
export interface DoorChoice {
  readonly name: string
  readonly label: string
  /** What it opens that the others do not, in a sentence. */
  readonly hint: string
}

/** How an account of a platform is opened to the house. */
export type AccountDoor =
  | {
      readonly kind: 'oauth'
      /** Doors of one platform that a person chooses between, the best first; absent where there is one. */
      readonly choices?: readonly DoorChoice[]
      readonly scopes: readonly string[]
      readonly usesPkce: boolean
      /** The operator registers the application once and gives its id and secret, or the server takes it by itself. */
      readonly app: 'operator' | 'by-itself'
      /** Whether a person names the server first, as for Mastodon and PeerTube. */
      readonly asksServer: boolean
      register?: (redirectUri: string, ctx: DoorContext) => Promise<AppCredentials>
      authorizeUrl: (
        asked: {
          app: AppCredentials
          redirectUri: string
          state: string
          codeChallenge: string | null
          /** The name of one of the choices; the first where nothing is said. */
          choice?: string | null
        },
        ctx: Pick<DoorContext, 'origins'>,
      ) => string
      /** Trades the code for the accounts that the person chose; all of them, page by page. */
      exchange: (
        asked: {
          app: AppCredentials
          redirectUri: string
          code: string
          codeVerifier: string | null
          choice?: string | null
        },
        ctx: DoorContext,
      ) => Promise<readonly OpenedAccount[]>
      /** Throws a {@link ConnectorRefusal} of kind `auth` for a true refusal alone; anything else is tried again. */
      refresh: (app: AppCredentials, refreshToken: string, ctx: DoorContext) => Promise<TokenGrant>
      /** Gives a grant back where the platform documents how; what it throws is noted, and the token forgotten anyway. */
      revoke?: (
        app: AppCredentials,
        token: { readonly accessToken: string; readonly refreshToken: string | null },
        ctx: DoorContext,
      ) => Promise<void>
    }
  | {
      readonly kind: 'words'
      readonly fields: readonly DoorField[]
      readonly asksServer: boolean
      open: (fields: Readonly<Record<string, string>>, ctx: DoorContext) => Promise<OpenedAccount>
      /** Absent where what was opened needs no renewal. */
      refresh?: (refreshToken: string, ctx: DoorContext) => Promise<TokenGrant>
      revoke?: (
        token: { readonly accessToken: string; readonly refreshToken: string | null },
        ctx: DoorContext,
      ) => Promise<void>
    }
  /** The account is the house's own: it is switched on, not connected. */
  | { readonly kind: 'ours' }
