import type { Speaking } from '@stagedoor/core/clearance'
import { say } from '@stagedoor/core/words'
import type { Trx } from '../../schema/index.ts'
import { sayBothWays } from './sheet-facts.ts'

/** Who said of which asset, by its id, that everybody in it is marked, and when. */
export async function looksIn(
  trx: Trx,
  {
    productionId,
    names,
    speaking,
  }: { productionId: string; names: ReadonlyMap<string, string>; speaking: Speaking },
): Promise<ReadonlyMap<string, string>> {
  const rows = await trx
    .selectFrom('clearance.looks')
    .select(['assetId', 'lookedAt', 'lookedBy'])
    .where('productionId', '=', productionId)
    .execute()
  return new Map(
    rows.map(({ assetId, lookedAt, lookedBy }) => [
      assetId,
      say(speaking.locale, 'report.looked-by', {
        name: names.get(assetId) ?? '',
        by: lookedBy,
        moment: sayBothWays(lookedAt, speaking),
      }),
    ]),
  )
}
