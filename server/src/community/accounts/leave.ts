import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { worksBackstage } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { addressBehind } from './address-behind.ts'
import { BELONGINGS, type Belonging } from './belongings.ts'
import type { AccountDeps } from './deps.ts'

// What stands in others' words where a handle stood.
const SOMEBODY = '@somebody'

/**
 * Ends a fan's account in one transaction: their writings stay as places without a word, everything else of theirs goes,
 * and with it the sessions and every way to sign in. Throws `works-backstage` for an account that has a role.
 */
export function endAccount({ db }: { db: Db }, userId: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    // Somebody who writes or is given a role meanwhile waits for it to end, and finds nobody.
    const viewer = await trx
      .selectFrom('wall.viewers')
      .select('id')
      .where('accountId', '=', userId)
      .forUpdate()
      .executeTakeFirst()
    if (await worksBackstage(trx, userId))
      throw new Problem('works-backstage', {
        detail: 'Nothing was deleted. Have the owner of the production end your part in it first.',
      })
    if (viewer !== undefined) {
      await forgetMentions(trx, viewer.id)
      await takeBackCounts(trx, viewer.id)
    }
    for (const belonging of BELONGINGS) await end(trx, belonging, { userId, viewerId: viewer?.id ?? null })
    // Links to a new password carry the handle.
    await trx.deleteFrom('plant.slips').where('ref', '=', userId).execute()
    await trx.deleteFrom('plant.idempotencyKeys').where('scope', '=', userId).execute()
    await sql`select auth.forget_account(${userId}::uuid)`.execute(trx)
  })
}

/** Ends the account of somebody named by e-mail address or handle, who asked whoever runs the house. Throws `not-found`. */
export async function forgetFan(
  { db, accounts }: Pick<AccountDeps, 'db' | 'accounts'>,
  called: string,
): Promise<void> {
  const email = await addressBehind(db, called)
  const account = email === null ? null : await accounts.find(email)
  if (account === null)
    throw new Problem('not-found', { detail: `Nobody has the address or the handle ${called}.` })
  await endAccount({ db }, account.userId)
}

// Others' words keep their sense without the name. A theory is sealed by a hash of its words: those stay.
async function forgetMentions(trx: Trx, viewerId: string): Promise<void> {
  const writer = await trx
    .selectFrom('community.writers')
    .select('handle')
    .where('viewerId', '=', viewerId)
    .executeTakeFirst()
  if (writer === undefined) return
  const named = `@${writer.handle.replace(/[.-]/g, '[$&]')}(?![[:alnum:]])`
  await sql`
    update community.writings
    set source = regexp_replace(source, ${named}, ${SOMEBODY}, 'gi'), html = regexp_replace(html, ${named}, ${SOMEBODY}, 'gi')
    where kind <> 'theory' and id in (select writing_id from community.mentions where viewer_id = ${viewerId})`.execute(
    trx,
  )
}

async function takeBackCounts(trx: Trx, viewerId: string): Promise<void> {
  await sql`
    update community.writings w
    set reactions = (select coalesce(jsonb_object_agg(left_over.kind, left_over.times), '{}') from (
      select r.kind, count(*) as times from community.reactions r where r.writing_id = w.id and r.viewer_id <> ${viewerId}
      group by r.kind) as left_over)
    where w.id in (select writing_id from community.reactions where viewer_id = ${viewerId})`.execute(trx)
  await sql`
    update community.questions set votes = votes - 1
    where writing_id in (select writing_id from community.votes where viewer_id = ${viewerId})`.execute(trx)
}

async function end(
  trx: Trx,
  { table, naming, column, ending }: Belonging,
  { userId, viewerId }: { userId: string; viewerId: string | null },
): Promise<void> {
  if (ending.kind === 'cascades' || ending.kind === 'stays') return
  const theirs =
    naming === 'account'
      ? sql`${sql.ref(column)} = ${userId}`
      : naming === 'viewer'
        ? sql`${sql.ref(column)} = ${viewerId}`
        : sql`${sql.ref(column)} in (select id from community.writings where writer_id = ${viewerId})`
  if (ending.kind === 'deleted') await sql`delete from ${sql.table(table)} where ${theirs}`.execute(trx)
  else await sql`update ${sql.table(table)} set ${sql.raw(ending.set)} where ${theirs}`.execute(trx)
}
