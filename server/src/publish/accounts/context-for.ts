import { Problem } from '@stagedoor/contract/problems'
import type { AttemptId } from '@stagedoor/core/publish'
import type { AccountRef, Connector, ConnectorContext, Handle } from '../../connectors/index.ts'
import { accountRefused } from './account-refused.ts'
import type { AccountDeps } from './deps.ts'
import { freshToken } from './fresh-token.ts'
import { accountById, type AccountRow } from './queries.ts'
import { renewing } from './renewing.ts'

/** One errand at an account, and where what its connector remembers is kept. */
export interface Errand {
  readonly accountId: string
  readonly attemptId: AttemptId
  readonly saveHandle: (handle: Handle) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * An account's connector, and all that it is given for one errand. A token that the platform takes no more is renewed,
 * and the errand goes on. Throws `not-found` for an account that is none.
 */
export async function contextFor(
  deps: AccountDeps,
  { accountId, attemptId, saveHandle, signal }: Errand,
): Promise<{ readonly connector: Connector; readonly ctx: ConnectorContext }> {
  const account = await accountById(deps.db, accountId)
  if (account === undefined) throw new Problem('not-found')
  const connector = deps.platforms.of(account.connector)
  const { clock } = deps
  const ctx: ConnectorContext = {
    ...deps.platforms.door(connector, { server: account.address, clock, signal }),
    account: refOf(account),
    token: () => freshToken(deps, accountId),
    attemptId,
    saveHandle,
  }
  return { connector: renewing(connector, (error) => accountRefused(deps, { accountId, error })), ctx }
}

/** An account as its connector needs it. */
export function refOf({ id, remoteId, handle, address, settings }: AccountRow): AccountRef {
  return { id, remoteId, handle, address, settings }
}
