import type { Speaking } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { storyPointsOf } from '../production/index.ts'
import type { Db } from '../schema/index.ts'

/** How verdicts of a production are said: in its zone, with its own names for points of the story and secrets. */
export async function speakingOf(
  db: Db,
  { productionId, zone, now }: { productionId: string; zone: string; now: Instant },
): Promise<Speaking & { readonly now: Instant }> {
  const points = await storyPointsOf(db, productionId)
  const secrets = await db
    .selectFrom('clearance.subjects')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .where('kind', '=', 'secret')
    .execute()
  const names = new Map([...points, ...secrets].map(({ id, name }) => [id, name]))
  return { locale: 'en', zone, now, names }
}
