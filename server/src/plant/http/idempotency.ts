import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { MiddlewareHandler } from 'hono'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { ApiEnv } from './identity.ts'

const KEY = /^[\x21-\x7e]{1,128}$/

/**
 * Makes a POST with an `Idempotency-Key` happen once: the first answer below 500 is kept and given again.
 * The key belongs to whoever asks; the same key with another request is refused.
 */
export function idempotency({ db }: { db: Db }): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (c.req.method !== 'POST' || key === undefined) return next()
    if (!KEY.test(key)) throw new Problem('invalid-request', { detail: 'Idempotency-Key: 1 to 128 visible characters.' })
    const identity = c.var.identity
    const scope = identity.kind === 'nobody' ? scopeOfNobody(c.req.path) : identity.kind === 'key' ? identity.keyId : identity.userId
    const requestDigest = createHash('sha256')
      .update(`${c.req.path}\n`)
      .update(new Uint8Array(await c.req.raw.clone().arrayBuffer()))
      .digest()

    const claimed = await db
      .insertInto('plant.idempotencyKeys')
      .values({ scope, key, requestDigest, status: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (claimed === undefined) return answerAgain({ db }, { scope, key, requestDigest })

    await next()
    // A refusal by crash, or an answer that is not JSON, is not kept: the same request may be tried again.
    const keep = c.res.status < 500 && (c.res.headers.get('content-type') ?? '').includes('json')
    if (!keep) {
      await db.deleteFrom('plant.idempotencyKeys').where('scope', '=', scope).where('key', '=', key).execute()
      return undefined
    }
    const body = await c.res.clone().text()
    await db
      .updateTable('plant.idempotencyKeys')
      .set({ status: c.res.status, body })
      .where('scope', '=', scope)
      .where('key', '=', key)
      .execute()
    return undefined
  }
}

async function answerAgain(
  { db }: { db: Db },
  { scope, key, requestDigest }: { scope: string; key: string; requestDigest: Buffer },
): Promise<Response> {
  const before = await db
    .selectFrom('plant.idempotencyKeys')
    .select(['requestDigest', 'status', sql<string | null>`body::text`.as('text')])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirst()
  if (before === undefined || !before.requestDigest.equals(requestDigest)) throw new Problem('idempotency-key-reused')
  if (before.status === null)
    throw new Problem('idempotency-key-reused', { detail: 'The first request with this key is still running.' })
  return new Response(before.text, { status: before.status, headers: { 'content-type': 'application/json' } })
}

// The path of a door slip holds its token, which is kept nowhere in clear.
function scopeOfNobody(path: string): string {
  return `nobody ${createHash('sha256').update(path).digest('hex')}`
}
