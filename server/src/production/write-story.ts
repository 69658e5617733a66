import type { StoryPoint, StoryPointId } from '@stagedoor/core/production'
import { at } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { labelStory } from './story-labels.ts'
import { type PremiereRow, storyPointsOf } from './story.ts'

// Every change of the story or of a premiere changes what fans are asked about it, in the same transaction.

/** Writes a point of the story, new or changed; whoever calls has made sure that the order stays one. */
export async function putStoryPoint(
  trx: Trx,
  { productionId, id, name, after, publicAt }: StoryPoint & { readonly productionId: string },
): Promise<void> {
  const told = { name, after: [...after], publicAt: publicAt === null ? null : at(publicAt) }
  await trx
    .insertInto('production.storyPoints')
    .values({ id, productionId, ...told })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
    .execute()
  await labelStory(trx, productionId)
}

/** Takes a point out of the story; what lay after it lies after what it lay after. */
export async function dropStoryPoint(
  trx: Trx,
  { productionId, id }: { productionId: string; id: string },
): Promise<void> {
  const points = await storyPointsOf(trx, productionId)
  const before = points.find((point) => point.id === id)?.after ?? []
  for (const point of points.filter(({ after }) => after.includes(id as StoryPointId))) {
    const after = [...new Set([...point.after.filter((other) => other !== id), ...before])]
    await putStoryPoint(trx, { productionId, ...point, after })
  }
  await trx.deleteFrom('production.storyPoints').where('id', '=', id).execute()
  await labelStory(trx, productionId)
}

/** Writes a premiere, in place of the one of the same unit of the work in the same territory. */
export async function putPremiere(
  trx: Trx,
  { at: moment, ...premiere }: Omit<PremiereRow, 'createdAt'>,
): Promise<string> {
  const told = { ...premiere, at: at(moment) }
  const { id } = await trx
    .insertInto('production.premieres')
    .values(told)
    .onConflict((conflict) =>
      conflict.columns(['productionId', 'pointId', 'territory']).doUpdateSet({
        localDate: told.localDate,
        localTime: told.localTime,
        zone: told.zone,
        at: told.at,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await labelStory(trx, premiere.productionId)
  return id
}

/** Takes a premiere back; null where there was none. */
export async function dropPremiere(
  trx: Trx,
  { productionId, id }: { productionId: string; id: string },
): Promise<PremiereRow | null> {
  const row = await trx
    .deleteFrom('production.premieres')
    .where('id', '=', id)
    .where('productionId', '=', productionId)
    .returningAll()
    .executeTakeFirst()
  await labelStory(trx, productionId)
  return row ?? null
}
