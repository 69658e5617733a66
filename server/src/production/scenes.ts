import { Problem } from '@stagedoor/contract/problems'
import type { StoryPointId } from '@stagedoor/core/production'
import { newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** A script scene, and the point of the story that it belongs to. */
export interface Scene {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly pointId: StoryPointId | null
}

/** Script scenes, in the order of their numbers as people count them. */
export async function scenesOf(db: Db, productionId: string): Promise<Scene[]> {
  const scenes = await db
    .selectFrom('production.scenes')
    .select(['id', 'number', 'title', 'pointId'])
    .where('productionId', '=', productionId)
    .execute()
  return scenes
    .map(({ pointId, ...scene }) => ({ ...scene, pointId: pointId as StoryPointId | null }))
    .sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
}

/** Adds a script scene; a number can be used once, and a point has to be one of the story. */
export async function addScene(
  { db }: { db: Db },
  {
    productionId,
    number,
    title,
    pointId = null,
  }: { productionId: string; number: string; title: string; pointId?: string | null },
): Promise<{ id: string }> {
  await refuseOtherStory(db, { productionId, pointId })
  const id = newId()
  const added = await db
    .insertInto('production.scenes')
    .values({ id, productionId, number, title, pointId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw new Problem('name-taken', { detail: `There is a scene ${number} already.` })
  return { id }
}

/** Changes a scene; what is left out stays. Footage and embargoes hang on the scene itself and stay with it. Throws `not-found`, `name-taken`, `no-such-story-point`. */
export async function changeScene(
  trx: Trx,
  { productionId, id, change }: { productionId: string; id: string; change: Partial<Omit<Scene, 'id'>> },
): Promise<void> {
  const scenes = await scenesOf(trx, productionId)
  const scene = scenes.find((one) => one.id === id)
  if (scene === undefined) throw new Problem('not-found')
  const { number, title, pointId } = { ...scene, ...change }
  if (scenes.some((other) => other.id !== id && other.number === number))
    throw new Problem('name-taken', { detail: `There is a scene ${number} already. Nothing was changed.` })
  await refuseOtherStory(trx, { productionId, pointId })
  await trx.updateTable('production.scenes').set({ number, title, pointId }).where('id', '=', id).execute()
}

const AT_ONCE = 1_000

/** Writes scenes, new ones and, by their numbers, those that are there; the points are of this story. */
export async function putScenes(
  trx: Trx,
  { productionId, scenes }: { productionId: string; scenes: readonly Omit<Scene, 'id'>[] },
): Promise<void> {
  for (let from = 0; from < scenes.length; from += AT_ONCE)
    await trx
      .insertInto('production.scenes')
      .values(scenes.slice(from, from + AT_ONCE).map((scene) => ({ id: newId(), productionId, ...scene })))
      .onConflict((conflict) =>
        conflict.columns(['productionId', 'number']).doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          pointId: eb.ref('excluded.pointId'),
        })),
      )
      .execute()
}

async function refuseOtherStory(
  db: Db,
  { productionId, pointId }: { productionId: string; pointId: string | null },
): Promise<void> {
  if (pointId === null) return
  const point = await db
    .selectFrom('production.storyPoints')
    .select('id')
    .where('id', '=', pointId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (point === undefined)
    throw new Problem('no-such-story-point', { detail: 'The story has no such point. Nothing was changed.' })
}
