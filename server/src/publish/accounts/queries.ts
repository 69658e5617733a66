import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'

/** An account as it is kept, its token still sealed. */
export type AccountRow = NonNullable<Awaited<ReturnType<typeof accountById>>>

/** An account by its id. */
export function accountById(db: Db, id: string) {
  return db.selectFrom('publish.accounts').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same, for this transaction alone: who else would renew or change it waits. */
export function accountForUpdate(trx: Trx, id: string) {
  return trx.selectFrom('publish.accounts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Every account of a production, those that were let go last. */
export function accountsOf(db: Db, productionId: string) {
  return db
    .selectFrom('publish.accounts')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy(sql`standing = 'disconnected'`)
    .orderBy('connector')
    .orderBy('createdAt')
    .execute()
}

/** What waits at an account and has not left. */
export function waitingAt(db: Db, accountId: string) {
  return db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .where('d.accountId', '=', accountId)
    .where('p.stateKind', 'in', ['scheduled', 'placing'])
    .select(['p.id', 'p.title', 'p.opensAt'])
    .orderBy('p.opensAt')
    .execute()
}
