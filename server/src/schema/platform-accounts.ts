import type { PlatformId } from '@stagedoor/core/publish'
import type { Defaulted, DefaultMoment, Moment } from './columns.ts'

/** What a look at an account found. */
export type LastLook =
  | { readonly kind: 'well' }
  | { readonly kind: 'trouble'; readonly code: string; readonly what: string; readonly remedy: string }

/** Tables of publish for applications and for accounts that are just being connected. */
export interface PlatformAccountTables {
  'publish.apps': {
    id: string
    connector: PlatformId
    server: string
    door: Defaulted<string>
    clientId: string
    clientSecret: Buffer | null
    takenBy: 'operator' | 'by-itself'
    redirectUri: string
    changedBy: string | null
    changedAt: DefaultMoment
  }
  'publish.accountDoors': {
    stateSha256: Buffer
    productionId: string
    connector: PlatformId
    server: string
    door: string | null
    codeVerifier: Buffer | null
    userId: string
    sessionSha256: Buffer
    accountId: string | null
    diesAt: Moment
  }
  'publish.accountChoices': {
    id: string
    productionId: string
    connector: PlatformId
    server: string
    door: string | null
    userId: string
    opened: Buffer
    diesAt: Moment
  }
}
