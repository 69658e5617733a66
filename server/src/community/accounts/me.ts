import { HANDLE_RESTS_MS } from '@stagedoor/core/community'
import { instant, type Instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import { worksBackstage } from '../../production/index.ts'
import type { AccountDeps } from './deps.ts'

/** What somebody reads of their own account. */
export type Me = Awaited<ReturnType<typeof readMe>>

/** Everything an account's own page says; nobody else reads any of it. */
export async function readMe(
  { db, accounts, clock }: Pick<AccountDeps, 'db' | 'accounts' | 'clock'>,
  userId: string,
) {
  const viewer = await db
    .selectFrom('wall.viewers as v')
    .leftJoin('community.writers as w', 'w.viewerId', 'v.id')
    .select(['v.id', 'v.isGrown', 'v.grownSaidAt', 'w.handle', 'w.handleSince'])
    .where('v.accountId', '=', userId)
    .executeTakeFirst()
  const { email, isEmailProven, hasPassword, passkeys } = await accounts.methodsOf(userId)
  const restsUntil = viewer?.handleSince == null ? null : instant(viewer.handleSince + HANDLE_RESTS_MS)
  return {
    handle: viewer?.handle ?? null,
    handleRestsUntil: restsUntil !== null && restsUntil > clock.now() ? restsUntil : null,
    isGrown: viewer?.isGrown ?? false,
    grownSaidAt: viewer?.grownSaidAt ?? null,
    email,
    isEmailProven,
    hasPassword,
    passkeys: passkeys.map(({ id, createdAt }) => ({ id, since: instant(createdAt.getTime()) })),
    sessions: (await accounts.sessionsSince(userId)).map((since) => instant(since.getTime())),
    progress: viewer === undefined ? [] : await progressToldBy(db, viewer.id),
    worksBackstage: await worksBackstage(db, userId),
  }
}

/** Keeps that somebody said they are of age, and when: never how old they are. Said once, it stays. */
export async function sayGrown(
  { db, clock, viewers }: Pick<AccountDeps, 'db' | 'clock' | 'viewers'>,
  { userId, headers }: { userId: string; headers: Headers },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { viewerId } = await viewers.settle(trx, headers, userId)
    await trx
      .updateTable('wall.viewers')
      .set({ isGrown: true, grownSaidAt: at(clock.now()) })
      .where('id', '=', viewerId)
      .where('isGrown', '=', false)
      .execute()
  })
}

/** Forgets how far somebody said they are in a production: they are at zero again. */
export async function forgetProgress(
  { db }: Pick<AccountDeps, 'db'>,
  { userId, slug }: { userId: string; slug: string },
): Promise<void> {
  await db
    .deleteFrom('wall.toldProgress')
    .where('viewerId', 'in', (from) =>
      from.selectFrom('wall.viewers').select('id').where('accountId', '=', userId),
    )
    .where('productionId', 'in', (from) =>
      from.selectFrom('production.frontPages').select('productionId').where('slug', '=', slug),
    )
    .execute()
}

async function progressToldBy(
  db: AccountDeps['db'],
  viewerId: string,
): Promise<{ slug: string; title: string; toldAt: Instant }[]> {
  return db
    .selectFrom('wall.toldProgress as t')
    .innerJoin('production.frontPages as f', 'f.productionId', 't.productionId')
    .select(['f.slug', 'f.title', 't.toldAt'])
    .where('t.viewerId', '=', viewerId)
    .orderBy('f.title')
    .execute()
}
