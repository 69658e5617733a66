import { Problem } from '@stagedoor/contract/problems'
import { maximalOf, type StoryPointId } from '@stagedoor/core/production'
import { sql } from 'kysely'
import { storyOf } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { WritingMove } from '../../schema/moderation.ts'
import { horizonGate } from '../horizon-gate.ts'

interface Below {
  id: string
  state: string
  gateId: string | null
  points: StoryPointId[]
}

/**
 * Puts a writing and everything below it behind more points of the story. Each keeps what it waited for before, so a
 * reply never opens earlier than what it answers. Throws `no-such-story-point`.
 */
export async function raiseGates(
  trx: Trx,
  {
    productionId,
    writingId,
    points,
  }: { productionId: string; writingId: string; points: readonly StoryPointId[] },
): Promise<readonly WritingMove[]> {
  const story = await storyOf(trx, productionId)
  const known = new Set(story.points.map(({ id }) => id))
  if (points.length === 0 || points.some((point) => !known.has(point)))
    throw new Problem('no-such-story-point', { detail: 'Nothing was changed; choose a point of the story.' })
  const { rows } = await sql<Below>`
    with recursive below as (
      select w.id from community.writings w where w.id = ${writingId} and w.production_id = ${productionId}
      union all
      select w.id from community.writings w join below b on w.parent_id = b.id
    )
    select w.id, w.state, w.gate_id, coalesce(g.horizon_points, '{}') as points
    from below b join community.writings w on w.id = b.id left join wall.gates g on g.id = w.gate_id
    order by w.id for update of w`.execute(trx)
  const gates = new Map<string, string | null>()
  const moves: WritingMove[] = []
  for (const { id, state, gateId, points: before } of rows) {
    const wanted = maximalOf(story, [...before, ...points])
    const key = wanted.join(' ')
    if (!gates.has(key)) gates.set(key, await horizonGate(trx, { productionId, points: wanted }))
    const to = gates.get(key) ?? null
    if (to !== gateId) moves.push({ id, from: { state, gateId }, to: { state, gateId: to } })
  }
  return moves
}
