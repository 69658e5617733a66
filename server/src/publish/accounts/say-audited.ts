import { sql } from 'kysely'
import type { AccountDeps } from './deps.ts'

/** Keeps what a person says of the application at a platform: few platforms tell whether they have audited it. */
export async function sayAudited(
  { db }: Pick<AccountDeps, 'db'>,
  { accountId, isAudited }: { accountId: string; isAudited: boolean },
): Promise<void> {
  await db
    .updateTable('publish.accounts')
    .set({
      settings: sql`settings || ${JSON.stringify({ projectIsAudited: isAudited })}::jsonb`,
    })
    .where('id', '=', accountId)
    .execute()
}
