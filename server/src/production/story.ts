import type { Story, StoryPoint, StoryPointId } from '@stagedoor/core/production'
import type { Selectable } from 'kysely'
import type { Database, Db } from '../schema/index.ts'

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

/** The seasons of the points that lie in one. */
export async function seasonsOf(db: Db, productionId: string): Promise<ReadonlyMap<StoryPointId, number>> {
  const rows = await db
    .selectFrom('production.storyPoints')
    .select(['id', 'season'])
    .where('productionId', '=', productionId)
    .where('season', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, season }) => (season === null ? [] : [[id as StoryPointId, season]])))
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
