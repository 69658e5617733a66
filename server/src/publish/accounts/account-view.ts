import { type AccountOutlook, accountOutlook, permissionEnds } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { AccountDeps } from './deps.ts'
import { permissionOf } from './permission.ts'
import { accountsOf, type AccountRow } from './queries.ts'

/** An account as its crew sees it; nothing of it opens anything. */
export interface AccountView {
  readonly account: AccountRow
  readonly platform: string
  /** When a person must give the permission again; null where it is for as long as nobody takes it back. */
  readonly ends: Instant | null
  /** What waits for it: how much, and from when on. */
  readonly waiting: { readonly count: number; readonly from: Instant | null }
  /** How it will stand when the last of that leaves; now, where nothing waits. */
  readonly outlook: AccountOutlook
}

/** Every account of a production. */
export async function accountViews(deps: AccountDeps, productionId: string): Promise<readonly AccountView[]> {
  const { db, clock, platforms, accountSeal } = deps
  const accounts = await accountsOf(db, productionId)
  const waits = await waitingIn(deps, productionId)
  return accounts.map((account) => {
    const permission = permissionOf(accountSeal, account)
    const waiting = waits.get(account.id) ?? { count: 0, from: null, until: null }
    return {
      account,
      platform: platforms.of(account.connector).name,
      ends: account.standing === 'disconnected' ? null : permissionEnds(permission),
      waiting: { count: waiting.count, from: waiting.from },
      outlook: accountOutlook(permission, waiting.until ?? clock.now()),
    }
  })
}

async function waitingIn({ db }: Pick<AccountDeps, 'db'>, productionId: string) {
  const rows = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .where('p.productionId', '=', productionId)
    .where('p.stateKind', 'in', ['scheduled', 'placing'])
    .select((eb) => [
      'd.accountId',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('p.opensAt').as('from'),
      eb.fn.max('p.opensAt').as('until'),
    ])
    .groupBy('d.accountId')
    .execute()
  return new Map(
    rows.map(({ accountId, count, from, until }) => [accountId, { count: Number(count), from, until }]),
  )
}
