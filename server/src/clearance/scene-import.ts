import { planScenes, type ScenePlan } from '@stagedoor/core/clearance/story-table'
import { putScenes, scenesOf, storyPointsOf } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { refuseFlaws, refuseOthers } from './try-import.ts'

/** A table of scenes that somebody brought. */
export interface SceneOrder {
  readonly productionId: string
  readonly csv: string
}

/** Says what taking a table of scenes over would change, and what is wrong in it. */
export async function planSceneImport(db: Db, { productionId, csv }: SceneOrder): Promise<ScenePlan> {
  const scenes = await scenesOf(db, productionId)
  return planScenes(csv, { scenes, points: await storyPointsOf(db, productionId) })
}

/** Takes a table of scenes over, whole or not at all. Scenes stay what they are, whatever hangs on them. Throws `list-has-mistakes`, `changed-meanwhile`. */
export function importScenes(
  { db }: { db: Db },
  order: SceneOrder & { readonly expects: string | null },
): Promise<ScenePlan> {
  return db.transaction().execute(async (trx) => {
    const plan = await planSceneImport(trx, order)
    refuseFlaws(plan.flaws)
    refuseOthers(plan.changes, order.expects)
    await write(trx, { productionId: order.productionId, plan })
    return plan
  })
}

async function write(
  trx: Trx,
  { productionId, plan }: { productionId: string; plan: ScenePlan },
): Promise<void> {
  const points = new Map((await storyPointsOf(trx, productionId)).map(({ id, name }) => [name, id]))
  const scenes = plan.changes.map(({ number, title, point }) => ({
    number,
    title,
    pointId: point === null ? null : (points.get(point) ?? null),
  }))
  await putScenes(trx, { productionId, scenes })
}
