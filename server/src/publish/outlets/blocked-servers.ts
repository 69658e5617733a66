import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

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

/** Blocks one person of another server by the address that names them, and forgets them if they follow. */
export async function blockPerson(
  { db }: { db: Db },
  { productionId, person, actor }: { productionId: string; person: string; actor: { readonly name: string } },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publish.blockedActors')
      .values({ productionId, actor: person, byName: actor.name })
      .onConflict((conflict) => conflict.columns(['productionId', 'actor']).doNothing())
      .execute()
    await sql`
      delete from publish.followers f using publish.actors a
      where a.id = f.actor_id and a.production_id = ${productionId} and f.follower = ${person}`.execute(trx)
  })
}

/** Blocks a person no longer. */
export async function letPersonBack(
  { db }: { db: Db },
  { productionId, person }: { productionId: string; person: string },
): Promise<void> {
  await db
    .deleteFrom('publish.blockedActors')
    .where('productionId', '=', productionId)
    .where('actor', '=', person)
    .execute()
}
