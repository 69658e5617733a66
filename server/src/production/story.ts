import type { Story, StoryPoint, StoryPointId } from '@stagedoor/core/production'
import type { Selectable } from 'kysely'
import { at } from '../plant/db/index.ts'
import type { Database, Db, Trx } from '../schema/index.ts'

/** A premiere as it was said: a wall clock somewhere, and the moment that means. */
export type PremiereRow = Selectable<Database['production.premieres']>

/** The points of a production's story, oldest first. */
export async function storyPointsOf(db: Db, productionId: string): Promise<readonly StoryPoint[]> {
  const rows = await db
    .selectFrom('production.storyPoints')
    .select(['id', 'name', 'after', 'publicAt'])
    .where('productionId', '=', productionId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id, after, ...point }) => ({
    ...point,
    id: id as StoryPointId,
    after: after as StoryPointId[],
  }))
}

/** Where and when a production's work opens, first things first. */
export function premieresOf(db: Db, productionId: string): Promise<PremiereRow[]> {
  return db
    .selectFrom('production.premieres')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** The production's spine, as core reads it. */
export async function storyOf(db: Db, productionId: string): Promise<Story> {
  const points = await storyPointsOf(db, productionId)
  const premieres = await premieresOf(db, productionId)
  return {
    points,
    premieres: premieres.map(({ pointId, territory, at }) => ({
      of: pointId as StoryPointId | null,
      territory,
      at,
    })),
  }
}

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
  return row ?? null
}
