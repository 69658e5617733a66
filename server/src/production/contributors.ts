import { Problem } from '@stagedoor/contract/problems'
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

/** Whom somebody means: a contributor by id, whoever has a name, or somebody of that name who is none of those known. */
export type ContributorMeant =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'another'; readonly name: string }

// Sets somebody apart from those of their name who sent something.
const HOLDS_KITS = 'kit'

/**
 * The contributor whom somebody means; one is made for a name that nobody has. A name that several have means none of
 * them: throws `contributor-unclear` with all of them, and `not-found`.
 */
export async function contributorMeant(
  trx: Trx,
  { productionId, who }: { productionId: string; who: ContributorMeant },
): Promise<{ id: string; name: string }> {
  switch (who.kind) {
    case 'known':
      return contributorById(trx, { productionId, id: who.id })
    case 'another': {
      const name = who.name.trim()
      return { id: await contributorFor(trx, { productionId, name, craft: HOLDS_KITS }), name }
    }
    case 'named': {
      const name = who.name.trim()
      const known = await contributorsNamed(trx, { productionId, name })
      const [only, ...others] = known
      if (only === undefined)
        return { id: await contributorFor(trx, { productionId, name, craft: '' }), name }
      if (others.length === 0) return only
      throw new Problem('contributor-unclear', {
        detail: `${known.length} contributors are called ${name}. Say which of them is meant; nothing was changed.`,
        contributors: known,
      })
    }
  }
}

/** All contributors of a name, whatever their crafts and however it is written, oldest first. */
export function contributorsNamed(
  trx: Trx,
  { productionId, name }: { productionId: string; name: string },
): Promise<{ id: string; name: string; craft: string }[]> {
  return trx
    .selectFrom('production.contributors')
    .select(['id', 'name', 'craft'])
    .where('productionId', '=', productionId)
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.trim().toLowerCase()))
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

async function contributorById(trx: Trx, { productionId, id }: { productionId: string; id: string }) {
  const known = await trx
    .selectFrom('production.contributors')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (known === undefined)
    throw new Problem('not-found', {
      detail: 'There is no such contributor in this production. Nothing was changed.',
    })
  return known
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
