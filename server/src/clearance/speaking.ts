import { holdersIn, type Speaking } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { storyPointsOf } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import { subjectIn } from './evidence-rows.ts'

/**
 * How verdicts of a production are said: in its zone, with its own names for points of the story and
 * secrets, and whoever was last asked about what cannot sign for itself.
 */
export async function speakingOf(
  db: Db,
  { productionId, zone, now }: { productionId: string; zone: string; now: Instant },
): Promise<Speaking & { readonly now: Instant }> {
  const points = await storyPointsOf(db, productionId)
  const subjects = await db
    .selectFrom('clearance.subjects')
    .select(['id', 'kind', 'name', 'facts'])
    .where('productionId', '=', productionId)
    .where('kind', '!=', 'person')
    .execute()
  const secrets = subjects.filter(({ kind }) => kind === 'secret')
  const holders = holdersIn(subjects.map(subjectIn))
  const asked = await db
    .selectFrom('clearance.releaseForms')
    .select(['subjectId', 'addressedTo'])
    .where('subjectId', 'in', [...holders.keys(), NOBODY])
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  for (const { subjectId, addressedTo } of asked) holders.set(subjectId, addressedTo)
  const names = new Map([...points, ...secrets].map(({ id, name }) => [id, name]))
  return { locale: 'en', zone, now, names, holders }
}

// A list of ids is never empty.
const NOBODY = '00000000-0000-0000-0000-000000000000'
