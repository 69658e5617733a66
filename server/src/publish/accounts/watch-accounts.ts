import { accountOutlook, LOOKS_BEFORE_MS } from '@stagedoor/core/publish'
import { clearAlarms, setAlarms } from '../../plant/alarms/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { AccountDeps } from './deps.ts'
import { ENDS_TASK } from './fresh-token.ts'
import { lookAtAccount } from './look-at-account.ts'
import { permissionOf } from './permission.ts'
import { accountById, waitingAt } from './queries.ts'
import { ACCOUNT_LOOK } from './renewal-alarm.ts'

/**
 * Has the account of a publication looked at a week, a day and an hour before it leaves; none where it waits for no
 * moment, or goes to no account.
 */
export async function watchAccountOf(trx: Trx, publicationId: string, now: number): Promise<void> {
  const waits = await trx
    .selectFrom('publish.publications as p')
    .innerJoin('publish.deliveries as d', 'd.publicationId', 'p.id')
    .where('p.id', '=', publicationId)
    .where('p.stateKind', '=', 'scheduled')
    .select(['p.productionId', 'p.opensAt', 'd.accountId'])
    .executeTakeFirst()
  await clearAlarms(
    trx,
    LOOKS_BEFORE_MS.map((before) => keyOf(publicationId, before)),
  )
  if (waits === undefined) return
  const { productionId, accountId, opensAt } = waits
  if (opensAt === null) return
  await setAlarms(
    trx,
    LOOKS_BEFORE_MS.filter((before) => opensAt - before > now).map((before) => ({
      key: keyOf(publicationId, before),
      name: ACCOUNT_LOOK,
      productionId,
      moment: opensAt - before,
      payload: { accountId },
    })),
  )
}

const keyOf = (publicationId: string, before: number) => `account-look:${publicationId}:${before}`

/** Looks at an account, and asks a person where its permission ends before something that waits for it. */
export async function lookAhead(deps: AccountDeps, accountId: string): Promise<void> {
  await lookAtAccount(deps, accountId)
  const account = await accountById(deps.db, accountId)
  if (account === undefined) return
  const connector = deps.platforms.of(account.connector)
  for (const { opensAt, title } of await waitingAt(deps.db, accountId)) {
    const outlook = opensAt === null ? null : accountOutlook(permissionOf(deps.accountSeal, account), opensAt)
    if (outlook?.kind !== 'ends-before') continue
    await deps.db.transaction().execute((trx) =>
      renewTask(trx, {
        productionId: account.productionId,
        kind: ENDS_TASK,
        ref: accountId,
        facts: () => ({ platform: connector.name, account: account.name, title, ends: outlook.ends }),
        dueAt: outlook.ends,
      }),
    )
    return
  }
}
