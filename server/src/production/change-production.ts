import type { Db } from '../schema/index.ts'
import { appendToChain } from '../plant/chain/index.ts'

/** What may be changed about a production after its start; what is left out stays. */
export interface ProductionChange {
  title?: string
  tagline?: string
  premiereAt?: number | null
}

/** Changes a production backstage and on its page at once. */
export function changeProduction(
  { db }: { db: Db },
  { productionId, change, by }: { productionId: string; change: ProductionChange; by: string },
): Promise<void> {
  const { title, tagline, premiereAt } = change
  const columns = {
    ...(title === undefined ? {} : { title }),
    ...(tagline === undefined ? {} : { tagline }),
    ...(premiereAt === undefined ? {} : { premiereAt: premiereAt === null ? null : new Date(premiereAt) }),
  }
  if (Object.keys(columns).length === 0) return Promise.resolve()
  return db.transaction().execute(async (trx) => {
    await trx.updateTable('production.productions').set(columns).where('id', '=', productionId).execute()
    await trx
      .updateTable('production.frontPages')
      .set(columns)
      .where('productionId', '=', productionId)
      .execute()
    await appendToChain(trx, {
      productionId,
      kind: 'production-changed',
      body: { ...change },
      personal: { by },
    })
  })
}
