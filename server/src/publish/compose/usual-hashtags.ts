import type { Db } from '../../schema/index.ts'

/** The hashtags that a production usually writes, without their signs, in the order in which somebody put them. */
export async function usualHashtags(db: Db, productionId: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom('publish.usualHashtags')
    .select('hashtags')
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row?.hashtags ?? []
}

/** Keeps them; one that was written twice is kept once. */
export async function keepUsualHashtags(
  { db }: { db: Db },
  { productionId, hashtags }: { productionId: string; hashtags: readonly string[] },
): Promise<void> {
  const once = [...new Map(hashtags.map((tag) => [tag.toLowerCase(), tag])).values()]
  await db
    .insertInto('publish.usualHashtags')
    .values({ productionId, hashtags: once })
    .onConflict((conflict) => conflict.column('productionId').doUpdateSet({ hashtags: once }))
    .execute()
}
