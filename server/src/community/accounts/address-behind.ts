import { skeletonOf } from '@stagedoor/core/community'
import type { Db } from '../../schema/index.ts'

/** The e-mail address, or what stands for one, of the account that a person names by it or by a handle; null for none. */
export async function addressBehind(db: Db, name: string): Promise<string | null> {
  if (name.includes('@', 1)) return name.toLowerCase()
  const holder = await db
    .selectFrom('community.writers as w')
    .innerJoin('wall.viewers as v', 'v.id', 'w.viewerId')
    .select('v.accountId')
    .where('w.skeleton', '=', skeletonOf(name.replace(/^@/, '')))
    .executeTakeFirst()
  if (holder?.accountId == null) return null
  const person = await db
    .selectFrom('auth.people')
    .select('email')
    .where('id', '=', holder.accountId)
    .executeTakeFirst()
  return person?.email ?? null
}
