import { Problem } from '@stagedoor/contract/problems'
import type { PlatformId } from '@stagedoor/core/publish'
import type { OpenedAccount } from '../../connectors/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import type { AccountDeps } from './deps.ts'
import { keepAccount } from './keep-account.ts'

/** A choice that is open: which accounts one grant opened, without what they were opened with. */
export async function choiceOf(
  deps: AccountDeps,
  asked: { choiceId: string; userId: string },
): Promise<{
  readonly connector: PlatformId
  readonly accounts: { remoteId: string; handle: string; name: string }[]
}> {
  const { row, accounts } = await openChoice(deps, asked)
  return {
    connector: row.connector,
    accounts: accounts.map(({ remoteId, handle, name }) => ({ remoteId, handle, name })),
  }
}

/** Connects those of the accounts that a person means; the others are forgotten with the choice. */
export async function chooseAccounts(
  deps: AccountDeps,
  {
    choiceId,
    actor,
    remoteIds,
    may,
  }: {
    choiceId: string
    actor: Actor
    remoteIds: readonly string[]
    /** Throws where they may not connect accounts of the production. */
    may: (productionId: string) => Promise<void>
  },
): Promise<string[]> {
  const { row, accounts } = await openChoice(deps, { choiceId, userId: actor.userId })
  await may(row.productionId)
  const meant = accounts.filter(({ remoteId }) => remoteIds.includes(remoteId))
  const connector = deps.platforms.of(row.connector)
  return deps.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('publish.accountChoices')
      .where('id', '=', choiceId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Problem('door-shut-again')
    const ids: string[] = []
    for (const opened of meant) {
      const { productionId, server, door } = row
      ids.push(await keepAccount(deps, trx, { productionId, connector, server, door, opened, actor }))
    }
    return ids
  })
}

async function openChoice(
  { db, clock, accountSeal }: AccountDeps,
  { choiceId, userId }: { choiceId: string; userId: string },
) {
  const row = await db
    .selectFrom('publish.accountChoices')
    .selectAll()
    .where('id', '=', choiceId)
    .executeTakeFirst()
  if (row === undefined || row.userId !== userId || row.diesAt <= clock.now())
    throw new Problem('door-shut-again')
  return {
    row,
    accounts: JSON.parse(accountSeal.open(row.opened, `choice:${choiceId}`)) as OpenedAccount[],
  }
}
