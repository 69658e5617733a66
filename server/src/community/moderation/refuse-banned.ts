import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** Tells a writer who is kept from writing until when, in their own context; throws `kept-from-writing`. */
export async function refuseBanned(seen: Db, productionId: string): Promise<void> {
  const { rows } = await sql<{ untilAt: Instant | null }>`
    select until_at from community.strikes(${productionId}) where kind = 'ban'`.execute(seen)
  const [ban] = rows
  if (ban === undefined) return
  throw new Problem('kept-from-writing', {
    until: ban.untilAt === null ? null : new Date(ban.untilAt).toISOString(),
    detail:
      'You may read here, and not write. Until when, why, and how to appeal is said under “How you stand here”. Nothing was sent.',
  })
}
