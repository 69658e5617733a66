import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { MiddlewareHandler } from 'hono'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { SecretsKey } from '../db/index.ts'
import { type Seal, sealUnder } from '../seal/index.ts'
import type { ApiEnv, Identity } from './identity.ts'

const KEY = /^[\x21-\x7e]{1,128}$/
const TIDY_EVERY_MS = 3_600_000

interface Asked {
  scope: string
  key: string
  requestDigest: Buffer
}

/**
 * Makes a POST with an `Idempotency-Key` happen once: the first answer below 500 is kept for a day and given again.
 * The key belongs to whoever asks; the same key with another request is refused. A key covers the whole body, which is held
 * before anybody asks who sends it: paths whose bodies are not bounded are left out, and a key says nothing there.
 */
export function idempotency({
  db,
  secrets,
  isLeftOut = () => false,
}: {
  db: Db
  secrets: SecretsKey
  isLeftOut?: (path: string) => boolean
}): MiddlewareHandler<ApiEnv> {
  const seal = answerSeal(secrets)
  let tidiedAt = 0
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (c.req.method !== 'POST' || key === undefined || isLeftOut(c.req.path)) return next()
    if (!KEY.test(key))
      throw new Problem('invalid-request', { detail: 'Idempotency-Key: 1 to 128 visible characters.' })
    if (performance.now() - tidiedAt > TIDY_EVERY_MS || tidiedAt === 0) {
      tidiedAt = performance.now()
      await forgetOld(db)
    }
    const asked: Asked = {
      scope: scopeOf(c.var.identity, c.req.path),
      key,
      requestDigest: createHash('sha256')
        .update(`${c.req.path}\n`)
        .update(new Uint8Array(await c.req.raw.clone().arrayBuffer()))
        .digest(),
    }
    if (!(await claim(db, asked))) return answerAgain(db, asked, seal)

    await next()
    // A refusal by crash, or an answer that is not JSON, is not kept: the same request may be tried again.
    const isKept = c.res.status < 500 && (c.res.headers.get('content-type') ?? '').includes('json')
    if (!isKept) {
      await db
        .deleteFrom('plant.idempotencyKeys')
        .where('scope', '=', asked.scope)
        .where('key', '=', key)
        .execute()
      return undefined
    }
    await db
      .updateTable('plant.idempotencyKeys')
      .set({
        status: c.res.status,
        body: JSON.stringify(seal.seal(await c.res.clone().text(), placeOf(asked)).toString('base64')),
      })
      .where('scope', '=', asked.scope)
      .where('key', '=', key)
      .execute()
    return undefined
  }
}

function scopeOf(identity: Identity, path: string): string {
  switch (identity.kind) {
    case 'nobody':
      return `nobody ${path}`
    case 'key':
      return identity.keyId
    case 'account':
      return identity.userId
  }
}

const placeOf = ({ scope, key }: Asked): string => `${scope} ${key}`

// Real time, also where the house's clock is set by hand. A request that has no answer after a minute ended with its
// process; it may be tried again.
async function claim(db: Db, asked: Asked): Promise<boolean> {
  const claimed = await db
    .insertInto('plant.idempotencyKeys')
    .values({ ...asked, status: null, createdAt: sql<never>`now()` })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'key'])
        .doUpdateSet({ requestDigest: asked.requestDigest, createdAt: sql<never>`now()` })
        .where(
          sql<boolean>`idempotency_keys.status is null and idempotency_keys.created_at < now() - interval '1 minute'`,
        ),
    )
    .returning('key')
    .executeTakeFirst()
  return claimed !== undefined
}

async function forgetOld(db: Db): Promise<void> {
  await sql`delete from plant.idempotency_keys where created_at < now() - interval '1 day'`.execute(db)
}

async function answerAgain(db: Db, asked: Asked, seal: Seal): Promise<Response> {
  const before = await db
    .selectFrom('plant.idempotencyKeys')
    .select(['requestDigest', 'status', 'body'])
    .where('scope', '=', asked.scope)
    .where('key', '=', asked.key)
    .executeTakeFirst()
  if (before !== undefined && !before.requestDigest.equals(asked.requestDigest))
    throw new Problem('idempotency-key-reused')
  if (before === undefined || before.status === null)
    throw new Problem('request-still-running', { retryAfterSeconds: 1 })
  const type = before.status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(seal.open(Buffer.from(String(before.body), 'base64'), placeOf(asked)), {
    status: before.status,
    headers: { 'content-type': type, 'idempotency-replayed': 'true' },
  })
}

// An answer may hold a link or a key that is shown once and of which the database keeps a digest only.
const answerSeal = (secrets: SecretsKey): Seal => sealUnder(secrets.derive('answers that are given again'))
