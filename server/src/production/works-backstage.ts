import type { Db } from '../schema/index.ts'

/** Whether an account has a role in any production, or runs the house; one that has neither is a fan's. */
export async function worksBackstage(db: Db, userId: string): Promise<boolean> {
  const works = await db
    .selectFrom('production.memberships')
    .select('userId')
    .where('userId', '=', userId)
    .union(db.selectFrom('production.operators').select('userId').where('userId', '=', userId))
    .executeTakeFirst()
  return works !== undefined
}
