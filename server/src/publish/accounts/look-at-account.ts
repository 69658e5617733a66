import { randomUUID } from 'node:crypto'
import { type AttemptId } from '@stagedoor/core/publish'
import type { ConnectorError } from '../../connectors/index.ts'
import { accountRefused, orRefusal } from './account-refused.ts'
import { contextFor } from './context-for.ts'
import type { AccountDeps } from './deps.ts'
import { noteLook, renewAhead, renewRefused } from './fresh-token.ts'
import { openKept } from './kept-token.ts'
import { accountById } from './queries.ts'

const LOOK_PATIENCE_MS = 45_000

/**
 * Looks whether an account would do its work: its token is renewed if it is time, and what the platform takes of it is
 * read. Only what the platform truly refuses makes it ask for a person.
 */
export async function lookAtAccount(deps: AccountDeps, accountId: string): Promise<void> {
  const account = await accountById(deps.db, accountId)
  if (account === undefined || account.standing === 'disconnected') return
  const connector = deps.platforms.of(account.connector)
  if (connector.door.kind === 'ours') return
  if (account.standing === 'needs-person') {
    const kept = openKept(deps.accountSeal, account)
    if (kept === null) return
    // It may have been the platform's mistake: what was refused before is asked for once more.
    const error = refused(account.standingBecause)
    const isBack = await orRefusal(deps, () =>
      renewRefused(deps, { accountId, token: kept.accessToken, error }),
    )
    if (isBack !== null) return
  }
  const found = await orRefusal(deps, () => readLimits(deps, accountId))
  if (found === null) {
    await deps.db.transaction().execute((trx) => noteLook(trx, accountId, null))
    return
  }
  if (found.kind === 'auth') await accountRefused(deps, { accountId, error: found })
  else await deps.db.transaction().execute((trx) => noteLook(trx, accountId, found))
}

async function readLimits(deps: AccountDeps, accountId: string): Promise<void> {
  const { connector, ctx } = await contextFor(deps, {
    accountId,
    attemptId: randomUUID() as AttemptId,
    saveHandle: () => Promise.reject(new Error('a look keeps nothing')),
    signal: AbortSignal.timeout(LOOK_PATIENCE_MS),
  })
  await renewAhead(deps, accountId)
  await ctx.token()
  await connector.limits(ctx)
}

function refused(because: Record<string, unknown> | null): ConnectorError {
  const word = (name: string) => (typeof because?.[name] === 'string' ? because[name] : '')
  return {
    kind: 'auth',
    code: word('code'),
    what: word('what'),
    remedy: word('remedy'),
    retryAt: null,
    raw: '',
  }
}
