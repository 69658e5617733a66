import { sql } from 'kysely'
import type { Instant } from '@stagedoor/core/time'
import {
  type Connector,
  type ConnectorError,
  ConnectorRefusal,
  type DoorContext,
  errorOf,
  type TokenGrant,
} from '../../connectors/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { LastLook, Trx } from '../../schema/index.ts'
import { appOf } from './apps.ts'
import type { AccountDeps } from './deps.ts'
import { type KeptGrant, keptGrant, type KeptToken, openKept } from './kept-token.ts'
import { accountById, accountForUpdate, type AccountRow } from './queries.ts'
import { renewBefore, setRenewal } from './renewal-alarm.ts'

/** The task that asks a person to connect an account again. */
export const RECONNECT_TASK = 'platform-account-reconnect'

/** The task that says that a permission ends before something that waits for its account. */
export const ENDS_TASK = 'platform-account-ends'

// Ahead of its end, so that no call begins with a token that dies on its way.
const AHEAD_MS = 5 * 60_000
// One renewal holds its account's row, and the database ends a transaction that is idle for a minute.
const RENEWAL_PATIENCE_MS = 30_000

type Renewal =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'refused'; readonly error: ConnectorError }

/**
 * The access token of an account, renewed ahead of its end. One renewal at a time, whichever process asks: the row is
 * locked, and what the platform gave is written in the same transaction. Throws a {@link ConnectorRefusal}: of kind
 * `auth` when a person must connect the account again, of another when it may come right by itself.
 */
export async function freshToken(deps: AccountDeps, accountId: string): Promise<string> {
  const account = await accountById(deps.db, accountId)
  const kept = account === undefined ? null : openKept(deps.accountSeal, account)
  if (account === undefined || account.standing !== 'connected' || kept === null)
    throw new ConnectorRefusal(notConnected(account))
  if (!runsOut(account, deps.clock.now())) return kept.accessToken
  return tokenOf(await renew(deps, { account, isStale: (row) => runsOut(row, deps.clock.now()) }))
}

/**
 * The platform refused a token that should be good: it is renewed, unless somebody did so meanwhile. Where it cannot
 * be, or the platform refuses that too, the account needs a person.
 */
export async function renewRefused(
  deps: AccountDeps,
  { accountId, token, error }: { accountId: string; token: string | null; error: ConnectorError },
): Promise<string> {
  const account = await accountById(deps.db, accountId)
  if (account === undefined || account.standing === 'disconnected')
    throw new ConnectorRefusal(notConnected(account))
  const isStale = (row: AccountRow) => {
    const kept = openKept(deps.accountSeal, row)
    return token === null || kept?.accessToken === token
  }
  return tokenOf(await renew(deps, { account, isStale, refusedWith: error }))
}

/** Renews a permission that is soon to end for good, though its token is still good. */
export async function renewAhead(deps: AccountDeps, accountId: string): Promise<void> {
  const account = await accountById(deps.db, accountId)
  if (account === undefined || account.standing !== 'connected' || account.token === null) return
  const isStale = (row: AccountRow) => {
    const moment = renewBefore(row)
    return moment !== null && moment <= deps.clock.now()
  }
  if (isStale(account)) tokenOf(await renew(deps, { account, isStale }))
}

function tokenOf(renewal: Renewal): string {
  if (renewal.kind === 'refused') throw new ConnectorRefusal(renewal.error)
  return renewal.token
}

async function renew(
  deps: AccountDeps,
  {
    account: { id },
    isStale,
    refusedWith = null,
  }: { account: AccountRow; isStale: (row: AccountRow) => boolean; refusedWith?: ConnectorError | null },
): Promise<Renewal> {
  const { db, clock, platforms, accountSeal } = deps
  // Written before the platform is asked: should this process die, the next knows that an answer may have been lost.
  const isFirstTry = await markBegun(deps, id)
  return db.transaction().execute(async (trx) => {
    const account = await accountForUpdate(trx, id)
    const kept = account === undefined ? null : openKept(accountSeal, account)
    if (account === undefined || account.standing === 'disconnected' || kept === null)
      return { kind: 'refused', error: notConnected(account) }
    // Meanwhile another asker was refused: the platform is not asked the same again.
    if (refusedWith === null && account.standing !== 'connected')
      return { kind: 'refused', error: notConnected(account) }
    if (!isStale(account)) {
      if (isFirstTry) await forgetBegun(trx, id)
      return { kind: 'token', token: kept.accessToken }
    }
    const connector = platforms.of(account.connector)
    const signal = AbortSignal.timeout(RENEWAL_PATIENCE_MS)
    const ctx = platforms.door(connector, { server: account.address, clock, signal })
    try {
      const grant = await askForRenewal({ db: trx, accountSeal }, { connector, account, kept, ctx })
      if (grant === null) {
        await forgetBegun(trx, id)
        return await needsPerson(trx, { account, connector, error: refusedWith ?? ranOut(connector) })
      }
      const before = { ...kept, refreshExpiresAt: account.refreshExpiresAt }
      await keepGrant(trx, account, { ...keptGrant(accountSeal, id, { grant, before }), now: clock.now() })
      return { kind: 'token', token: grant.accessToken }
    } catch (thrown) {
      const error = errorOf(thrown, 'transient', { now: () => clock.now() })
      if (error.kind === 'auth') {
        const isLost = account.refreshBegunAt !== null && !isFirstTry
        await forgetBegun(trx, id)
        return needsPerson(trx, { account, connector, error: isLost ? lostRotation(error) : error })
      }
      await noteLook(trx, id, error)
      const isAlive = refusedWith === null && (account.tokenExpiresAt ?? Infinity) > clock.now()
      return isAlive ? { kind: 'token', token: kept.accessToken } : { kind: 'refused', error }
    }
  })
}

// Null where nothing was given to renew it with.
async function askForRenewal(
  inside: Pick<AccountDeps, 'db' | 'accountSeal'>,
  {
    connector,
    account,
    kept,
    ctx,
  }: { connector: Connector; account: AccountRow; kept: KeptToken; ctx: DoorContext },
): Promise<TokenGrant | null> {
  const { door } = connector
  if (door.kind === 'ours' || kept.refreshToken === null) return null
  if (door.kind === 'words') return (await door.refresh?.(kept.refreshToken, ctx)) ?? null
  const of = { connector, server: door.asksServer ? account.address : '', door: account.door }
  const app = await appOf(inside, of)
  if (app === null)
    throw new ConnectorRefusal({
      kind: 'config',
      code: 'no-app',
      what: `The house no longer knows its application at ${connector.name}.`,
      remedy: 'The operator enters it again on the accounts page; the account is kept.',
      retryAt: null,
      raw: '',
    })
  return door.refresh(app, kept.refreshToken, ctx)
}

async function markBegun({ db }: Pick<AccountDeps, 'db'>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('publish.accounts')
    .set({ refreshBegunAt: sql<Instant>`wall.now()` })
    .where('id', '=', id)
    .where('refreshBegunAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function forgetBegun(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('publish.accounts').set({ refreshBegunAt: null }).where('id', '=', id).execute()
}

/** Keeps what a platform gave for an account that stands, and tells those who were asked for help that it is done. */
async function keepGrant(
  trx: Trx,
  { id, productionId, standing }: AccountRow,
  { columns, ends, now }: KeptGrant & { now: Instant },
): Promise<void> {
  await trx
    .updateTable('publish.accounts')
    .set((eb) => ({
      ...columns,
      refreshBegunAt: null,
      checkedAt: eb.fn('wall.now', []),
      lastLook: JSON.stringify({ kind: 'well' }),
      ...(standing === 'connected'
        ? {}
        : { standing: 'connected' as const, standingSince: eb.fn('wall.now', []), standingBecause: null }),
    }))
    .where('id', '=', id)
    .execute()
  await setRenewal(trx, { id, productionId, ends, now })
  await finishTasks(trx, { kind: ENDS_TASK, ref: id, by: 'Stagedoor' })
  if (standing !== 'connected') await finishTasks(trx, { kind: RECONNECT_TASK, ref: id, by: 'Stagedoor' })
}

/** Notes what a look at an account found; null where all was well. */
export async function noteLook(trx: Trx, id: string, trouble: ConnectorError | null): Promise<void> {
  await trx
    .updateTable('publish.accounts')
    .set((eb) => ({ checkedAt: eb.fn('wall.now', []), lastLook: JSON.stringify(lookOf(trouble)) }))
    .where('id', '=', id)
    .execute()
}

function lookOf(trouble: ConnectorError | null): LastLook {
  if (trouble === null) return { kind: 'well' }
  const { code, what, remedy } = trouble
  return { kind: 'trouble', code, what, remedy }
}

/** Says that only a person can bring an account back, and asks one to. */
export async function needsPerson(
  trx: Trx,
  { account, connector, error }: { account: AccountRow; connector: Connector; error: ConnectorError },
): Promise<Renewal> {
  const because = JSON.stringify(lookOf(error))
  await trx
    .updateTable('publish.accounts')
    .set((eb) => ({
      standing: 'needs-person' as const,
      standingBecause: because,
      lastLook: because,
      checkedAt: eb.fn('wall.now', []),
      ...(account.standing === 'needs-person' ? {} : { standingSince: eb.fn('wall.now', []) }),
    }))
    .where('id', '=', account.id)
    .execute()
  await renewTask(trx, {
    productionId: account.productionId,
    kind: RECONNECT_TASK,
    ref: account.id,
    facts: () => ({ platform: connector.name, account: account.name, what: error.what }),
    dueAt: null,
  })
  return { kind: 'refused', error }
}

const runsOut = ({ tokenExpiresAt }: AccountRow, now: number): boolean =>
  tokenExpiresAt !== null && tokenExpiresAt - AHEAD_MS <= now

const ranOut = ({ name }: Connector): ConnectorError => ({
  kind: 'auth',
  code: 'ran-out',
  what: `The permission that ${name} gave has run out, and nothing was given to renew it with.`,
  remedy: 'Connect the account again. What waits for it is kept.',
  retryAt: null,
  raw: '',
})

const lostRotation = (error: ConnectorError): ConnectorError => ({
  ...error,
  code: 'rotation-lost',
  what: `${error.what} An earlier renewal was not answered to the end; the new permission may have been in that answer.`,
  remedy: 'Connect the account again. What waits for it is kept.',
})

const notConnected = (account: AccountRow | undefined): ConnectorError => ({
  kind: 'auth',
  code: account?.standing ?? 'no-account',
  what: `The account${account === undefined ? '' : ` ${account.name}`} is not connected.`,
  remedy: 'Connect the account again. What waits for it is kept.',
  retryAt: null,
  raw: '',
})
