import { Problem } from '@stagedoor/contract/problems'
import type { Db } from '../schema/index.ts'

/** The id of the production whose page this viewer may see; throws `not-found`. */
export async function openProduction(seen: Db, slug: string): Promise<string> {
  const page = await seen
    .selectFrom('production.frontPages')
    .select('productionId')
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (page === undefined) throw new Problem('not-found')
  return page.productionId
}
