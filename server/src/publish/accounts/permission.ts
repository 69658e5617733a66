import { type AccountOutlook, accountOutlook, type AccountPermission } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Seal } from '../../plant/seal/index.ts'
import type { AccountDeps } from './deps.ts'
import { openKept } from './kept-token.ts'
import { accountById, type AccountRow } from './queries.ts'

/** What is known of an account's permission. */
export function permissionOf(seal: Seal, account: AccountRow): AccountPermission {
  const { standing, tokenExpiresAt, refreshExpiresAt, lastLook } = account
  return {
    standing,
    tokenEnds: tokenExpiresAt,
    isRenewable: (openKept(seal, account)?.refreshToken ?? null) !== null,
    renewableUntil: refreshExpiresAt,
    lastLook,
  }
}

/** How an account will stand at a moment, with what people call it; null for one that is not there. */
export async function outlookOf(
  { db, accountSeal }: Pick<AccountDeps, 'db' | 'accountSeal'>,
  { accountId, at }: { accountId: string; at: Instant },
): Promise<{ readonly name: string; readonly outlook: AccountOutlook } | null> {
  const account = await accountById(db, accountId)
  if (account === undefined) return null
  return { name: account.name, outlook: accountOutlook(permissionOf(accountSeal, account), at) }
}
