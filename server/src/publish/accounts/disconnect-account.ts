import { Problem } from '@stagedoor/contract/problems'
import type { Connector } from '../../connectors/index.ts'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { addTask, finishTasks } from '../../production/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import { appOf, DOOR_PATIENCE_MS } from './apps.ts'
import type { AccountDeps } from './deps.ts'
import { ENDS_TASK, RECONNECT_TASK } from './fresh-token.ts'
import { type KeptToken, openKept } from './kept-token.ts'
import { accountForUpdate, type AccountRow, waitingAt } from './queries.ts'
import { renewalKey } from './renewal-alarm.ts'

/** The task that tells of what waits for an account that is no more. */
export const GONE_TASK = 'platform-account-gone'

/** What became of the permission at the platform when an account was let go. */
export type GivenBack = 'revoked' | 'not-revoked' | 'nothing-to-revoke'

/**
 * Lets an account go: its token is forgotten at once, and given back to the platform where that is documented. What is
 * out stays out and on record; what waits for the account is told to the crew.
 */
export async function disconnectAccount(
  deps: AccountDeps,
  { accountId, actor }: { accountId: string; actor: Actor },
): Promise<{ readonly givenBack: GivenBack; readonly waiting: number }> {
  const { db, accountSeal, platforms } = deps
  const { account, kept, waiting } = await db.transaction().execute(async (trx) => {
    const row = await accountForUpdate(trx, accountId)
    if (row === undefined) throw new Problem('not-found')
    const connector = platforms.of(row.connector)
    await trx
      .updateTable('publish.accounts')
      .set((eb) => ({
        token: null,
        tokenExpiresAt: null,
        refreshExpiresAt: null,
        refreshBegunAt: null,
        standing: 'disconnected' as const,
        standingSince: eb.fn('wall.now', []),
        standingBecause: JSON.stringify({ kind: 'let-go', by: actor.name }),
      }))
      .where('id', '=', accountId)
      .execute()
    const held = await waitingAt(trx, accountId)
    if (held.length > 0)
      await addTask(trx, {
        productionId: row.productionId,
        kind: GONE_TASK,
        ref: accountId,
        facts: { platform: connector.name, account: row.name, publications: held.length },
        dueAt: held[0]?.opensAt ?? null,
      })
    await clearAlarm(trx, renewalKey(accountId))
    for (const kind of [RECONNECT_TASK, ENDS_TASK])
      await finishTasks(trx, { kind, ref: accountId, by: actor.name })
    await appendToChain(trx, {
      productionId: row.productionId,
      kind: 'account-disconnected',
      body: { accountId, connector: row.connector, by: actor.userId },
      personal: { by: actor.name, account: row.name, handle: row.handle },
    })
    return { account: row, kept: openKept(accountSeal, row), waiting: held.length }
  })
  const connector = platforms.of(account.connector)
  return { givenBack: await giveBack(deps, { connector, account, kept }), waiting }
}

// Whatever the platform says, the house has the token no more; the person is told where to look there.
async function giveBack(
  deps: AccountDeps,
  { connector, account, kept }: { connector: Connector; account: AccountRow; kept: KeptToken | null },
): Promise<GivenBack> {
  const { door } = connector
  if (kept === null || door.kind === 'ours') return 'nothing-to-revoke'
  const signal = AbortSignal.timeout(DOOR_PATIENCE_MS)
  const ctx = deps.platforms.door(connector, { server: account.address, clock: deps.clock, signal })
  try {
    if (door.kind === 'words') {
      if (door.revoke === undefined) return 'not-revoked'
      await door.revoke(kept, ctx)
      return 'revoked'
    }
    const server = door.asksServer ? account.address : ''
    const app = await appOf(deps, { connector, server, door: account.door })
    if (door.revoke === undefined || app === null) return 'not-revoked'
    await door.revoke(app, kept, ctx)
    return 'revoked'
  } catch {
    return 'not-revoked'
  }
}
