import { createHash } from 'node:crypto'
import type { Accounts } from '../plant/auth/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Identity } from '../plant/http/index.ts'
import type { Db } from '../schema/index.ts'
import { keyByDigest } from './queries.ts'

const SECRET = /^sd_[A-Za-z0-9_-]{32}$/
const TOLD_EVERY_MS = 60_000

/** Who a request comes from: the bearer of an API key, the account of its session, or nobody. */
export async function identify(
  { db, accounts, clock }: { db: Db; accounts: Accounts; clock: Clock },
  headers: Headers,
): Promise<Identity> {
  const authorization = headers.get('authorization') ?? ''
  // Whoever shows a key is its bearer or nobody, whatever cookies come along.
  if (/^Bearer /i.test(authorization))
    return identifyKey({ db, clock }, authorization.slice('Bearer '.length))
  const account = await accounts.whoAsks(headers)
  if (account === null) return { kind: 'nobody' }
  const operator = await db
    .selectFrom('production.operators')
    .select('userId')
    .where('userId', '=', account.userId)
    .executeTakeFirst()
  return { kind: 'account', ...account, isOperator: operator !== undefined }
}

async function identifyKey({ db, clock }: { db: Db; clock: Clock }, secret: string): Promise<Identity> {
  if (!SECRET.test(secret)) return { kind: 'nobody' }
  const key = await keyByDigest(db, createHash('sha256').update(secret).digest())
  if (key === undefined) return { kind: 'nobody' }
  const now = clock.now()
  if (key.lastUsedAt === null || now - key.lastUsedAt > TOLD_EVERY_MS)
    await db
      .updateTable('production.apiKeys')
      .set({ lastUsedAt: new Date(now) })
      .where('id', '=', key.id)
      .execute()
  const { id: keyId, userId, name, productionId, scopes } = key
  return { kind: 'key', keyId, userId, name, productionId, scopes }
}
