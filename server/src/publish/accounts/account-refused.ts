import { type ConnectorError, errorOf } from '../../connectors/index.ts'
import type { AccountDeps } from './deps.ts'
import { needsPerson, renewRefused } from './fresh-token.ts'
import { openKept } from './kept-token.ts'
import { accountById, accountForUpdate } from './queries.ts'

/**
 * A platform refused an account in the middle of an errand. It is renewed where that is possible, and the errand may be
 * tried again; else the account needs a person. True where it may be tried again.
 */
export async function accountRefused(
  deps: AccountDeps,
  { accountId, error }: { accountId: string; error: ConnectorError },
): Promise<boolean> {
  const account = await accountById(deps.db, accountId)
  if (account === undefined || account.standing !== 'connected') return false
  const token = openKept(deps.accountSeal, account)?.accessToken ?? null
  if (token === null) {
    const connector = deps.platforms.of(account.connector)
    await deps.db.transaction().execute(async (trx) => {
      const row = await accountForUpdate(trx, accountId)
      if (row?.standing === 'connected') await needsPerson(trx, { account: row, connector, error })
    })
    return false
  }
  return (await orRefusal(deps, () => renewRefused(deps, { accountId, token, error }))) === null
}

/** Runs an errand, and gives what it was refused with; null where it was done. */
export async function orRefusal(
  { clock }: Pick<AccountDeps, 'clock'>,
  errand: () => Promise<unknown>,
): Promise<ConnectorError | null> {
  try {
    await errand()
    return null
  } catch (error) {
    return errorOf(error, 'transient', { now: () => clock.now() })
  }
}
