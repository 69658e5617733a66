import { inOrder, isProductionKind, NO_STORY, safeLabel, type StoryPointId } from '@stagedoor/core/production'
import { randomId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { storyPointsOf } from './story.ts'

/** What fans call a point of the story; its id is theirs too, and says nothing of when the point was told. */
export interface StoryLabel {
  readonly id: string
  readonly pointId: StoryPointId
  readonly label: string
  readonly isOffered: boolean
}

/** The labels of a production's story, in its order. */
export async function storyLabelsOf(db: Db, productionId: string): Promise<readonly StoryLabel[]> {
  const rows = await db
    .selectFrom('production.storyLabels')
    .select(['id', 'pointId', 'label', 'isOffered'])
    .where('productionId', '=', productionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, pointId: row.pointId as StoryPointId }))
}

/** Gives each point of the story that has none a label that gives nothing away, and puts all in the story's order. */
export async function labelStory(trx: Trx, productionId: string): Promise<void> {
  const points = await storyPointsOf(trx, productionId)
  const known = new Map((await storyLabelsOf(trx, productionId)).map((label) => [label.pointId, label]))
  const taken = new Set([...known.values()].map(({ label }) => label))
  const { kind } = await trx
    .selectFrom('production.productions')
    .select('kind')
    .where('id', '=', productionId)
    .executeTakeFirstOrThrow()
  for (const [index, pointId] of inOrder({ ...NO_STORY, points }).entries()) {
    const position = index + 1
    if (known.has(pointId)) {
      await trx
        .updateTable('production.storyLabels')
        .set({ position })
        .where('pointId', '=', pointId)
        .where('position', '<>', position)
        .execute()
      continue
    }
    const label = safeLabel(isProductionKind(kind) ? kind : 'other', position, taken)
    taken.add(label)
    await trx
      .insertInto('production.storyLabels')
      .values({ id: randomId(), pointId, productionId, label, position })
      .execute()
  }
}
