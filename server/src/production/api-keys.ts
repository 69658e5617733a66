import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { KeyScope } from '@stagedoor/core/production'
import { appendToChain } from '../plant/chain/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'

/** Makes an API key; its secret is shown this once and only its digest is kept. */
export function makeKey(
  { db }: { db: Db },
  order: { productionId: string; userId: string; name: string; scopes: KeyScope[] },
): Promise<{ id: string; secret: string }> {
  const { productionId, userId, name, scopes } = order
  const id = newId()
  const secret = `sd_${randomBytes(24).toString('base64url')}`
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('production.apiKeys')
      .values({
        id,
        productionId,
        userId,
        name,
        scopes,
        digest: createHash('sha256').update(secret).digest(),
      })
      .execute()
    await appendToChain(trx, { productionId, kind: 'key-made', body: { keyId: id, scopes, userId } })
    return { id, secret }
  })
}

/** Ends a key at once. */
export function revokeKey(
  { db }: { db: Db },
  { productionId, keyId }: { productionId: string; keyId: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('production.apiKeys')
      .set((eb) => ({ revokedAt: eb.fn('wall.now', []) }))
      .where('id', '=', keyId)
      .where('productionId', '=', productionId)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (revoked === undefined) throw new Problem('not-found')
    await appendToChain(trx, { productionId, kind: 'key-revoked', body: { keyId } })
  })
}
