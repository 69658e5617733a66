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

/** The one contributor whom a name means, whatever their crafts: the first of that name, made if nobody has it. */
export async function contributorNamed(
  trx: Trx,
  { productionId, name }: { productionId: string; name: string },
): Promise<string> {
  const known = await trx
    .selectFrom('production.contributors')
    .select('id')
    .where('productionId', '=', productionId)
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.trim().toLowerCase()))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return known?.id ?? contributorFor(trx, { productionId, name: name.trim(), craft: '' })
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
