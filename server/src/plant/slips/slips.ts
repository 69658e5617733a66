import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { Db, Trx } from '../../schema/index.ts'

/** A door slip as kept: the digest of its token, what it is for, and until when. */
export interface Slip {
  id: string
  productionId: string
  purpose: string
  ref: string
  addressedTo: string | null
  expiresAt: number | null
  createdAt: number
}

/** What a new door slip says; `expiresAt` null never expires, `uses` null is unlimited. */
export interface SlipOrder {
  productionId: string
  purpose: string
  ref: string
  addressedTo: string | null
  expiresAt: number | null
  uses: number | null
}

const TOKEN = /^[A-Za-z0-9_-]{22}$/
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a door slip: 128 random bits, of which only the SHA-256 is kept. The token is returned this once. */
export async function mintSlip(trx: Trx, order: SlipOrder): Promise<{ id: string; token: string }> {
  const id = randomUUID()
  const token = randomBytes(16).toString('base64url')
  await trx
    .insertInto('plant.slips')
    .values({
      id,
      digest: digestOf(token),
      productionId: order.productionId,
      purpose: order.purpose,
      ref: order.ref,
      addressedTo: order.addressedTo,
      expiresAt: order.expiresAt === null ? null : new Date(order.expiresAt),
      usesLeft: order.uses,
    })
    .execute()
  return { id, token }
}

/**
 * Reads a live door slip. An unknown or altered token, or one for another purpose, opens nothing
 * (`slip-not-found`); whoever holds the right one is told what it was for and that it expired, was used or was taken back.
 */
export async function readSlip(
  db: Db,
  { token, purpose, now }: { token: string; purpose?: string; now: number },
): Promise<Slip> {
  const row = TOKEN.test(token)
    ? await db.selectFrom('plant.slips').selectAll().where('digest', '=', digestOf(token)).executeTakeFirst()
    : undefined
  if (row === undefined || (purpose !== undefined && row.purpose !== purpose))
    throw new Problem('slip-not-found')
  const was = { purpose: row.purpose }
  if (row.revokedAt !== null)
    throw new Problem('slip-revoked', { ...was, revokedAt: new Date(row.revokedAt).toISOString() })
  if (row.expiresAt !== null && row.expiresAt <= now)
    throw new Problem('slip-expired', { ...was, expiredAt: new Date(row.expiresAt).toISOString() })
  if (row.usesLeft === 0) throw new Problem('slip-used', was)
  const { id, productionId, ref, addressedTo, expiresAt, createdAt } = row
  return { id, productionId, purpose: row.purpose, ref, addressedTo, expiresAt, createdAt }
}

/** Spends one use of a slip that counts them; throws `slip-used` when another act spent the last one first. */
export async function spendSlip(trx: Trx, id: string): Promise<void> {
  const row = await trx
    .selectFrom('plant.slips')
    .select(['usesLeft', 'revokedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.revokedAt !== null) throw new Problem('slip-revoked')
  if (row.usesLeft === null) return
  if (row.usesLeft === 0) throw new Problem('slip-used')
  await trx
    .updateTable('plant.slips')
    .set({ usesLeft: row.usesLeft - 1 })
    .where('id', '=', id)
    .execute()
}

const DAY_MS = 86_400_000

/** Whether this opening of a slip is to be logged: the first, and then no more than one in 24 hours. */
export async function noteOpening(trx: Trx, { id, now }: { id: string; now: number }): Promise<boolean> {
  const noted = await trx
    .updateTable('plant.slips')
    .set({ loggedAt: new Date(now) })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('loggedAt', 'is', null), eb('loggedAt', '<=', new Date(now - DAY_MS) as never)]))
    .returning('id')
    .executeTakeFirst()
  return noted !== undefined
}

/** Lets a slip live without end, because what it opened became its holder's own, such as their signed form. */
export async function keepSlip(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('plant.slips').set({ expiresAt: null }).where('id', '=', id).execute()
}

/** Takes slips back: they are dead at commit. */
export async function revokeSlips(trx: Trx, { ids, now }: { ids: string[]; now: number }): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('plant.slips')
    .set({ revokedAt: new Date(now) })
    .where('id', 'in', ids)
    .where('revokedAt', 'is', null)
    .execute()
}
