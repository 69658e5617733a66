import { sql } from 'kysely'
import type { WritingState } from '../../schema/community.ts'
import type { Trx } from '../../schema/index.ts'
import type { WritingMove, WritingStand } from '../../schema/moderation.ts'

/** A writing under an act, locked until the end of its transaction. */
export interface StruckWriting extends WritingStand {
  readonly id: string
  readonly threadId: string
  readonly writerId: string | null
  readonly handle: string | null
  readonly source: string
}

/** Some writings of a production, locked; those that are not there are not among them. */
export function lockWritings(
  trx: Trx,
  { productionId, ids }: { productionId: string; ids: readonly string[] },
): Promise<StruckWriting[]> {
  return trx
    .selectFrom('community.writings')
    .select(['id', 'threadId', 'writerId', 'handle', 'source', 'state', 'gateId'])
    .where('productionId', '=', productionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/**
 * Brings writings from where they stand to where they go, in one statement. Counts follow by themselves; what a search
 * finds of them follows here, and open pages are told to look again.
 */
export async function moveWritings(trx: Trx, moves: readonly WritingMove[]): Promise<void> {
  if (moves.length === 0) return
  const ids = moves.map(({ id }) => id)
  await sql`
    update community.writings w set state = m.state, gate_id = m.gate_id
    from unnest(
      ${ids}::uuid[],
      ${moves.map(({ to }) => to.state)}::text[],
      ${moves.map(({ to }) => to.gateId)}::uuid[]
    ) as m (id, state, gate_id)
    where w.id = m.id`.execute(trx)
  await sql`select community.index_writing(id) from unnest(${ids}::uuid[]) as id`.execute(trx)
  await sql`
    select community.tick(thread_id, gate_id) from (
      select distinct thread_id, gate_id from community.writings where id = any(${ids}::uuid[])
    ) as told`.execute(trx)
}

/** The move of a writing to another state, behind the gate where it is. */
export const toState = ({ id, state, gateId }: StruckWriting, next: WritingState): WritingMove => ({
  id,
  from: { state, gateId },
  to: { state: next, gateId },
})
