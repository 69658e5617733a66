import type { TokenGrant } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import { instant } from '@stagedoor/core/time'

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

/**
 * The columns of a grant. A platform that answers without a refresh token, or with an empty one, means: keep the one
 * there is.
 */
export function grantColumns(
  seal: Seal,
  accountId: string,
  { grant, before }: { grant: TokenGrant; before: (KeptToken & { refreshExpiresAt: number | null }) | null },
) {
  if (grant.accessToken === '') throw new EmptyGrant()
  const isRenewed = grant.refreshToken !== null && grant.refreshToken !== ''
  const refreshToken = isRenewed ? grant.refreshToken : (before?.refreshToken ?? null)
  const refreshExpiresAt = grant.refreshExpiresAt ?? (isRenewed ? null : (before?.refreshExpiresAt ?? null))
  const kept: KeptToken = { accessToken: grant.accessToken, refreshToken }
  const moment = (ms: number | null) => (ms === null ? null : at(instant(ms)))
  return {
    token: seal.seal(JSON.stringify(kept), placeOf(accountId)),
    tokenExpiresAt: moment(grant.expiresAt),
    refreshExpiresAt: moment(refreshExpiresAt),
    ...(grant.scopes.length === 0 ? {} : { scopes: [...grant.scopes] }),
  }
}

/** A platform said yes and handed over nothing: what there was is kept. */
export class EmptyGrant extends Error {
  override readonly name = 'EmptyGrant'

  constructor() {
    super('the platform answered without a token')
  }
}
