import { lookOf, type MadeViewer, type WhyPasses, whyPasses } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { storyOf } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import { gatesAsTheyStand } from './gates-as-they-stand.ts'

/**
 * Says of gates of a production why somebody made up passes them, or why not; by core's predicate, which a test holds
 * equal to the database's. For crew alone: what it tells, the wall keeps from fans.
 */
export async function whySeen(
  { db, clock }: { db: Db; clock: Clock },
  { made, gateIds }: { made: MadeViewer; gateIds: readonly string[] },
): Promise<ReadonlyMap<string, WhyPasses>> {
  const story = await storyOf(db, made.production)
  const now = clock.now()
  const gates = await gatesAsTheyStand(db, gateIds)
  return new Map(
    [...gates].map(([id, gate]) => {
      const look = lookOf(made, { production: gate.production, story, now })
      return [id, whyPasses(gate, look.viewer, look.now)]
    }),
  )
}
