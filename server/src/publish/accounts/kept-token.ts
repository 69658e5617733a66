import { type Instant, instant } from '@stagedoor/core/time'
import type { TokenGrant } from '../../connectors/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Ends } from './renewal-alarm.ts'

/** The secret part of a grant as the house keeps it, sealed. */
export interface KeptToken {
  readonly accessToken: string
  /** Null where the platform gives none. */
  readonly refreshToken: string | null
}

const placeOf = (accountId: string) => `account:${accountId}`

/** Opens the token of an account's row; null where there is none. */
export function openKept(
  seal: Seal,
  { id, token }: { readonly id: string; readonly token: Buffer | null },
): KeptToken | null {
  return token === null ? null : (JSON.parse(seal.open(token, placeOf(id))) as KeptToken)
}

/** A grant as an account keeps it: the columns of its row, and when it ends. */
export interface KeptGrant {
  readonly columns: {
    readonly token: Buffer
    readonly tokenExpiresAt: Date | null
    readonly refreshExpiresAt: Date | null
    readonly scopes?: string[]
  }
  readonly ends: Ends
}

/**
 * What is kept of a grant. A platform that answers without a refresh token, or with an empty one, means: keep the one
 * there is. Throws {@link EmptyGrant} for one without a token.
 */
export function keptGrant(
  seal: Seal,
  accountId: string,
  { grant, before }: { grant: TokenGrant; before: (KeptToken & Pick<Ends, 'refreshExpiresAt'>) | null },
): KeptGrant {
  if (grant.accessToken === '') throw new EmptyGrant()
  const isRenewed = grant.refreshToken !== null && grant.refreshToken !== ''
  const refreshToken = isRenewed ? grant.refreshToken : (before?.refreshToken ?? null)
  const told = momentOf(grant.refreshExpiresAt)
  const refreshExpiresAt = told ?? (isRenewed ? null : (before?.refreshExpiresAt ?? null))
  const tokenExpiresAt = momentOf(grant.expiresAt)
  const kept: KeptToken = { accessToken: grant.accessToken, refreshToken }
  return {
    columns: {
      token: seal.seal(JSON.stringify(kept), placeOf(accountId)),
      tokenExpiresAt: tokenExpiresAt === null ? null : new Date(tokenExpiresAt),
      refreshExpiresAt: refreshExpiresAt === null ? null : new Date(refreshExpiresAt),
      ...(grant.scopes.length === 0 ? {} : { scopes: [...grant.scopes] }),
    },
    ends: { tokenExpiresAt, refreshExpiresAt },
  }
}

const momentOf = (ms: number | null): Instant | null => (ms === null ? null : instant(ms))

/** A platform said yes and handed over nothing: what there was is kept. */
export class EmptyGrant extends Error {
  override readonly name = 'EmptyGrant'

  constructor() {
    super('the platform answered without a token')
  }
}
