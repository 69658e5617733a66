import { ACCOUNT_SWITCHES } from '@stagedoor/core/publish'
import type { OpenedAccount, Connector } from '../../connectors/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { newId } from '../../plant/db/index.ts'
import { finishTasks } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import type { AccountDeps } from './deps.ts'
import { GONE_TASK } from './disconnect-account.ts'
import { ENDS_TASK, RECONNECT_TASK } from './fresh-token.ts'
import { keptGrant, openKept } from './kept-token.ts'
import type { AccountRow } from './queries.ts'
import { setRenewal } from './renewal-alarm.ts'

/** An account that a platform opened, and for whom. */
export interface NewAccount {
  readonly productionId: string
  readonly connector: Connector
  /** Empty where the platform is one place. */
  readonly server: string
  readonly door: string | null
  readonly opened: OpenedAccount
  readonly actor: Actor
}

/**
 * Keeps an account that was opened: a new one with a destination of its own, or one that was here before, with all
 * that went to it. Returns its id.
 */
export async function keepAccount(
  { accountSeal, clock }: Pick<AccountDeps, 'accountSeal' | 'clock'>,
  trx: Trx,
  order: NewAccount,
): Promise<string> {
  const before = await accountBefore(trx, order)
  const id = before?.id ?? newId()
  const { connector, opened, actor, productionId } = order
  const { handle, name, remoteId, token: grant } = opened
  const kept = before === undefined ? null : openKept(accountSeal, before)
  const given =
    grant === null
      ? null
      : keptGrant(accountSeal, id, {
          grant,
          before: kept === null ? null : { ...kept, refreshExpiresAt: before?.refreshExpiresAt ?? null },
        })
  const said = {
    handle,
    name,
    settings: JSON.stringify({ ...before?.settings, ...opened.settings, ...saidOf(before) }),
    door: order.door,
    connectedBy: actor.name,
    connectedById: actor.userId,
    standing: 'connected' as const,
    ...given?.columns,
  }
  if (before === undefined)
    await trx
      .insertInto('publish.accounts')
      .values({
        id,
        productionId,
        destinationId: await destinationFor(trx, order),
        connector: connector.id,
        address: addressOf(order),
        remoteId,
        token: null,
        ...said,
      })
      .execute()
  else
    await trx
      .updateTable('publish.accounts')
      .set((eb) => ({
        ...said,
        standingSince: eb.fn('wall.now', []),
        standingBecause: null,
        refreshBegunAt: null,
        lastLook: null,
      }))
      .where('id', '=', id)
      .execute()
  if (given !== null) await setRenewal(trx, { id, productionId, ends: given.ends, now: clock.now() })
  for (const kind of [RECONNECT_TASK, ENDS_TASK, GONE_TASK])
    await finishTasks(trx, { kind, ref: id, by: actor.name })
  await appendToChain(trx, {
    productionId,
    kind: 'account-connected',
    body: { accountId: id, connector: connector.id, again: before !== undefined, by: actor.userId },
    personal: { by: actor.name, account: name, handle },
  })
  return id
}

// What a person says of an account, such as whether the platform has audited the application, no door knows better.
function saidOf(before: AccountRow | undefined) {
  return Object.fromEntries(
    ACCOUNT_SWITCHES.flatMap((name) => {
      const said = before?.settings[name]
      return said === undefined ? [] : [[name, said]]
    }),
  )
}

const addressOf = ({ opened, server }: NewAccount): string => opened.address ?? server

function accountBefore(trx: Trx, order: NewAccount): Promise<AccountRow | undefined> {
  return trx
    .selectFrom('publish.accounts')
    .selectAll()
    .where('productionId', '=', order.productionId)
    .where('connector', '=', order.connector.id)
    .where('address', '=', addressOf(order))
    .where('remoteId', '=', order.opened.remoteId)
    .forUpdate()
    .executeTakeFirst()
}

// Permissions name accounts by what people call them. Two servers may each have one of a name, and a name that somebody
// gave up may be somebody else's now: a destination belongs to one account for ever.
async function destinationFor(trx: Trx, order: NewAccount): Promise<string> {
  const { productionId, connector, opened } = order
  const server = addressOf(order)
  const host = server === '' ? '' : `@${new URL(server).host}`
  const named = `${opened.handle}${opened.handle.endsWith(host) ? '' : host}`
  for (const account of [named, `${named} (${opened.remoteId})`]) {
    const row = await trx
      .insertInto('publish.destinations')
      .values({
        id: newId(),
        productionId,
        kind: 'platform',
        platform: connector.id,
        account,
        name: `${connector.name}: ${opened.name}`,
        ownerId: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row !== undefined) return row.id
  }
  throw new Error(`the destination of ${named} is another account's`)
}
