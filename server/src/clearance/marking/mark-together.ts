import type { AppearanceOrder } from './appearances.ts'
import { columnsOf, readyAsset, refuseOutside } from './appearances.ts'
import { newId } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'

/** A mark to be made beside others in one act. */
export type MarkOrder = AppearanceOrder & { readonly subjectId: string }

// One statement takes so many rows; the protocol ends at 65,535 parameters.
const ROWS_AT_ONCE = 2_000

/** Makes several marks on one asset, for a use case that changes evidence. Throws `appearance-outside-asset`. */
export async function insertMarks(
  trx: Trx,
  about: { readonly productionId: string; readonly assetId: string; readonly markedBy: string },
  orders: readonly MarkOrder[],
): Promise<string[]> {
  const asset = await readyAsset(trx, about)
  for (const order of orders) refuseOutside(asset, order)
  const rows = orders.map(({ subjectId, ...order }) => ({
    id: newId(),
    ...about,
    subjectId,
    ...columnsOf(order),
  }))
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await trx
      .insertInto('clearance.appearances')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .execute()
  return rows.map(({ id }) => id)
}
