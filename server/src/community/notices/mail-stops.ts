import { createHash, createHmac } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { SecretsKey } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'

const TOKEN_BYTES = 16
const TOKEN = /^[A-Za-z0-9_-]{22}$/

/**
 * The link by which whoever holds a letter ends them: 128 bits made from the house's key, the same in every letter to one
 * viewer, of which the database keeps the digest. It opens this one act and nothing else.
 */
export function stopToken(key: SecretsKey, viewerId: string): string {
  return createHmac('sha256', key.derive('mail stops'))
    .update(viewerId)
    .digest()
    .subarray(0, TOKEN_BYTES)
    .toString('base64url')
}

/** What is kept of such a link. */
export const digestOfStop = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Whether the letters that a link ends still come. Throws `slip-not-found`. */
export async function readMailStop({ db }: { db: Db }, token: string): Promise<{ isOn: boolean }> {
  const row = TOKEN.test(token)
    ? await db
        .selectFrom('community.noticeSettings')
        .select('mail')
        .where('stopDigest', '=', digestOfStop(token))
        .executeTakeFirst()
    : undefined
  if (row === undefined) throw new Problem('slip-not-found')
  return { isOn: row.mail !== 'off' }
}

/** Ends the letters of whoever got this link; a second time changes nothing. Throws `slip-not-found`. */
export async function stopMail({ db }: { db: Db }, token: string): Promise<void> {
  await readMailStop({ db }, token)
  await db.transaction().execute(async (trx) => {
    const { viewerId } = await trx
      .updateTable('community.noticeSettings')
      .set({ mail: 'off' })
      .where('stopDigest', '=', digestOfStop(token))
      .returning('viewerId')
      .executeTakeFirstOrThrow()
    await sql`
      delete from community.deliveries where viewer_id = ${viewerId} and way = 'mail' and state = 'waiting'`.execute(
      trx,
    )
  })
}
