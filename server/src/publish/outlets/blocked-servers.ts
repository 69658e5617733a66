import { sql } from 'kysely'
import type { Site } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'

/** How a production stands in the fediverse, as crew see it. */
export async function fediverseOf(
  { db, site }: { db: Db; site: Site },
  { id: productionId }: { id: string },
) {
  const { rows } = await sql<{ username: string | null; followers: number; notes: number; waiting: number }>`
    select (select username from publish.actors where production_id = ${productionId}) as username,
      (select count(*)::integer from publish.followers f join publish.actors a on a.id = f.actor_id
        where a.production_id = ${productionId}) as followers,
      (select count(*)::integer from publish.notes
        where production_id = ${productionId} and withdrawn_at is null) as notes,
      (select count(*)::integer from publish.federation_mail m join publish.actors a on a.id = m.actor_id
        where a.production_id = ${productionId} and m.outcome = 'waiting') as waiting`.execute(db)
  const [found = { username: null, followers: 0, notes: 0, waiting: 0 }] = rows
  const { username, ...counts } = found
  const blocked = await db
    .selectFrom('publish.blockedServers')
    .select(['host', 'byName', 'at'])
    .where('productionId', '=', productionId)
    .orderBy('host')
    .execute()
  const { host } = new URL(site.origin)
  return { ...counts, handle: username === null ? null : `@${username}@${host}`, blocked }
}

/** Blocks a server, and forgets whoever follows from it; what they got before is still taken back from them. */
export async function blockServer(
  { db }: { db: Db },
  { productionId, host, actor }: { productionId: string; host: string; actor: { readonly name: string } },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publish.blockedServers')
      .values({ productionId, host, byName: actor.name })
      .onConflict((conflict) => conflict.columns(['productionId', 'host']).doNothing())
      .execute()
    await sql`
      delete from publish.followers f using publish.actors a
      where a.id = f.actor_id and a.production_id = ${productionId} and f.host = ${host}`.execute(trx)
  })
}

/** Blocks a server no longer. */
export async function letServerBack(
  { db }: { db: Db },
  { productionId, host }: { productionId: string; host: string },
): Promise<void> {
  await db
    .deleteFrom('publish.blockedServers')
    .where('productionId', '=', productionId)
    .where('host', '=', host)
    .execute()
}
