import { Problem } from '@stagedoor/contract/problems'
import { type AccountSwitch, SWITCHES_OF } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import type { AccountDeps } from './deps.ts'
import { accountById } from './queries.ts'

/**
 * Keeps what a person says or wishes of an account, for few platforms tell it. Throws `not-found`, and
 * `no-such-setting` for what its platform does not have; nothing is kept then.
 */
export async function sayOfAccount(
  { db }: Pick<AccountDeps, 'db'>,
  { accountId, said }: { accountId: string; said: Readonly<Partial<Record<AccountSwitch, boolean>>> },
): Promise<void> {
  const account = await accountById(db, accountId)
  if (account === undefined) throw new Problem('not-found')
  const has: readonly string[] = SWITCHES_OF[account.connector] ?? []
  const strange = Object.keys(said).find((name) => !has.includes(name))
  if (strange !== undefined) throw new Problem('no-such-setting', { setting: strange })
  await db
    .updateTable('publish.accounts')
    .set({ settings: sql`settings || ${JSON.stringify(said)}::jsonb` })
    .where('id', '=', accountId)
    .execute()
}
