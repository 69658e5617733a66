import { Problem } from '@stagedoor/contract/problems'
import type { Role } from '@stagedoor/core/production'
import { appendToChain } from '../plant/chain/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { lockOwners } from './queries.ts'

interface MemberAct {
  productionId: string
  memberId: string
  by: string
}

/** Gives a member another role; a production keeps at least one owner. */
export function changeRole(
  { db }: { db: Db },
  { productionId, memberId, role, by }: MemberAct & { role: Role },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    if (role !== 'owner') await keepAnOwner(trx, { productionId, memberId })
    const changed = await trx
      .updateTable('production.memberships')
      .set({ role })
      .where('id', '=', memberId)
      .where('productionId', '=', productionId)
      .returning('userId')
      .executeTakeFirst()
    if (changed === undefined) throw new Problem('not-found')
    await appendToChain(trx, {
      productionId,
      kind: 'role-changed',
      body: { userId: changed.userId, role },
      personal: { by },
    })
  })
}

/** Ends a membership; what the person did stays in the log. */
export function removeMember({ db }: { db: Db }, { productionId, memberId, by }: MemberAct): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await keepAnOwner(trx, { productionId, memberId })
    const removed = await trx
      .deleteFrom('production.memberships')
      .where('id', '=', memberId)
      .where('productionId', '=', productionId)
      .returning('userId')
      .executeTakeFirst()
    if (removed === undefined) throw new Problem('not-found')
    await trx
      .updateTable('production.apiKeys')
      .set((eb) => ({ revokedAt: eb.fn('wall.now', []) }))
      .where('productionId', '=', productionId)
      .where('userId', '=', removed.userId)
      .where('revokedAt', 'is', null)
      .execute()
    await appendToChain(trx, {
      productionId,
      kind: 'member-removed',
      body: { userId: removed.userId },
      personal: { by },
    })
  })
}

async function keepAnOwner(
  trx: Trx,
  { productionId, memberId }: { productionId: string; memberId: string },
): Promise<void> {
  const owners = await lockOwners(trx, productionId)
  if (owners.length === 1 && owners[0]?.id === memberId) throw new Problem('last-owner')
}

/** Refuses what would take the last owner's role, also by an invitation to a lesser one. */
export async function refuseLastOwner(
  trx: Trx,
  { productionId, userId }: { productionId: string; userId: string },
): Promise<void> {
  const owners = await lockOwners(trx, productionId)
  if (owners.length === 1 && owners[0]?.userId === userId) throw new Problem('last-owner')
}
