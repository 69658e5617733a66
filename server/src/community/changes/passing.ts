import type { Gate } from '@stagedoor/core/wall'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** Who passes a gate: everybody, or of the viewers asked about these. */
export type Passing = 'everybody' | ReadonlySet<string>

const NOBODY: ReadonlySet<string> = new Set()

/** Who of some viewers passes a gate now, by the rules of the wall; of whom nothing is known pass only with everybody. */
export async function passingNow(
  db: Db,
  { gate, viewerIds, now }: { gate: Gate | null; viewerIds: ReadonlySet<string>; now: Instant },
): Promise<Passing> {
  if (gate === null || gate.standing === 'shut' || gate.opensAt === null || gate.opensAt > now) return NOBODY
  const { audience, horizon } = gate
  const isBehindAll = horizon === null || (horizon.points.length === 0 && (horizon.moment ?? now) <= now)
  if (audience === 'public' && isBehindAll) return 'everybody'
  if (viewerIds.size === 0) return NOBODY
  const { rows } = await sql<{ ids: string[] }>`
    select community.passing(${gate.id}, ${[...viewerIds]}::uuid[]) as ids`.execute(db)
  return new Set(rows[0]?.ids)
}
