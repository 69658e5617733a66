import { FIRST_RECEIPT, receiptNumber, type ReceiptNumber } from '@stagedoor/core/ingest'
import { newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'

/** The contributor of a name and craft, made when they send for the first time. */
export async function contributorFor(
  trx: Trx,
  { productionId, name, craft }: { productionId: string; name: string; craft: string },
): Promise<string> {
  await trx
    .insertInto('production.contributors')
    .values({ id: newId(), productionId, name, craft })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await trx
    .selectFrom('production.contributors')
    .select('id')
    .where('productionId', '=', productionId)
    .where('name', '=', name)
    .where('craft', '=', craft)
    .executeTakeFirstOrThrow()
  return row.id
}

/** The next receipt number of a production; numbers are never given twice. */
export async function nextReceiptNumber(trx: Trx, productionId: string): Promise<ReceiptNumber> {
  const row = await trx
    .updateTable('production.productions')
    .set((eb) => ({ nextReceipt: eb('nextReceipt', '+', 1) }))
    .where('id', '=', productionId)
    .returning(['nextReceipt', 'slug'])
    .executeTakeFirstOrThrow()
  return receiptNumber(row.slug, Math.max(FIRST_RECEIPT, row.nextReceipt - 1))
}
