import { Problem } from '@stagedoor/contract/problems'
import { type HandlePlatform, nameSlug, readHandle } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** An account by which somebody of the production agreed to be mentioned, and who says so. */
export interface PersonAccount {
  readonly id: string
  readonly platform: HandlePlatform
  readonly handle: string
  readonly agreed: string
  readonly saidBy: string
  readonly saidAt: Instant
}

/** Somebody of the production whom words may mention. */
export interface MentionablePerson {
  readonly name: string
  readonly accounts: readonly PersonAccount[]
}

/** Everybody whom posts of a production can mention, by name: who has an account here, and who is in the credits of a post. */
export async function mentionablePeople(db: Db, productionId: string): Promise<readonly MentionablePerson[]> {
  const accounts = await db
    .selectFrom('publish.personAccounts')
    .select(['id', 'person', 'name', 'platform', 'handle', 'agreed', 'saidBy', 'saidAt'])
    .where('productionId', '=', productionId)
    .orderBy('platform')
    .execute()
  const credited = await db
    .selectFrom('publish.postCredits')
    .select(['person', 'name'])
    .distinct()
    .where('productionId', '=', productionId)
    .execute()
  const people = new Map<string, { name: string; accounts: PersonAccount[] }>()
  for (const { person, name } of [...credited, ...accounts]) people.set(person, { name, accounts: [] })
  for (const { person, name: _, ...account } of accounts) people.get(person)?.accounts.push(account)
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}

/**
 * Keeps the account by which somebody agreed to be mentioned at a platform, in place of an earlier one. Throws
 * `not-a-handle`.
 */
export async function keepPersonAccount(
  { db }: { db: Db },
  {
    productionId,
    name,
    platform,
    handle: written,
    agreed,
    actor,
  }: {
    productionId: string
    name: string
    platform: HandlePlatform
    handle: string
    agreed: string
    actor: Actor
  },
): Promise<string> {
  const handle = readHandle(platform, written)
  if (handle === null) throw new Problem('not-a-handle')
  const said = { name, handle, agreed, saidBy: actor.name }
  const { id } = await db
    .insertInto('publish.personAccounts')
    .values({ id: newId(), productionId, person: nameSlug(name), platform, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['productionId', 'person', 'platform'])
        .doUpdateSet((eb) => ({ ...said, saidAt: eb.fn('wall.now', []) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Forgets an account; the posts that wait and still mention it are counted, for nobody rewrites them. Throws `not-found`. */
export async function dropPersonAccount(
  { db }: { db: Db },
  { productionId, id }: { productionId: string; id: string },
): Promise<{ readonly stillMentioned: number }> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('publish.personAccounts')
      .where('id', '=', id)
      .where('productionId', '=', productionId)
      .returning(['platform', 'handle'])
      .executeTakeFirst()
    if (gone === undefined) throw new Problem('not-found')
    const { count } = await trx
      .selectFrom('publish.deliveries as d')
      .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
      .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
      .where('p.productionId', '=', productionId)
      .where('p.stateKind', 'in', ['draft', 'scheduled', 'placing'])
      .where('a.connector', '=', gone.platform)
      .where(sql<boolean>`position(lower(${`@${gone.handle}`}) in lower(d.plan ->> 'copy')) > 0`)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return { stillMentioned: Number(count) }
  })
}

/** The production of such an account. */
export async function productionOfPersonAccount(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('publish.personAccounts')
    .select('productionId')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.productionId
}
