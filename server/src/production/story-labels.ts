import { Problem } from '@stagedoor/contract/problems'
import {
  inOrder,
  isProductionKind,
  safeLabel,
  shownFrom,
  type StoryPointId,
} from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { at, randomId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { storyOf } from './story.ts'

/** What fans call a point of the story; its id is theirs too, and says nothing of when the point was told. */
export interface StoryLabel {
  readonly id: string
  readonly pointId: StoryPointId
  readonly label: string
  readonly isOffered: boolean
  /** The first moment at which anybody can have seen it; null while none is known. */
  readonly shownFrom: Instant | null
}

/** The labels of a production's story, in its order. */
export async function storyLabelsOf(db: Db, productionId: string): Promise<readonly StoryLabel[]> {
  const rows = await db
    .selectFrom('production.storyLabels')
    .select(['id', 'pointId', 'label', 'isOffered', 'shownFrom'])
    .where('productionId', '=', productionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, pointId: row.pointId as StoryPointId }))
}

/**
 * Gives each point of the story that has none a label that gives nothing away, puts all in the story's order, and says
 * from when each can have been seen. Called with every change of the story or of a premiere.
 */
export async function labelStory(trx: Trx, productionId: string): Promise<void> {
  const story = await storyOf(trx, productionId)
  const known = new Map((await storyLabelsOf(trx, productionId)).map((label) => [label.pointId, label]))
  const taken = new Set([...known.values()].map(({ label }) => label))
  const { kind } = await trx
    .selectFrom('production.productions')
    .select('kind')
    .where('id', '=', productionId)
    .executeTakeFirstOrThrow()
  for (const [index, pointId] of inOrder(story).entries()) {
    const position = index + 1
    const from = shownFrom(story, pointId)
    const label =
      known.get(pointId)?.label ?? safeLabel(isProductionKind(kind) ? kind : 'other', position, taken)
    taken.add(label)
    const placed = { position, shownFrom: from === null ? null : at(from) }
    await trx
      .insertInto('production.storyLabels')
      .values({ id: randomId(), pointId, productionId, label, ...placed })
      .onConflict((conflict) => conflict.column('pointId').doUpdateSet(placed))
      .execute()
  }
}

/** Says what fans call a point. Throws `name-taken`. */
export async function callStage(
  trx: Trx,
  { productionId, pointId, label }: { productionId: string; pointId: string; label: string },
): Promise<void> {
  const labels = await storyLabelsOf(trx, productionId)
  if (labels.some((other) => other.pointId !== pointId && other.label === label))
    throw new Problem('name-taken', {
      detail: `Fans know another point of the story as ${label} already. Nothing was changed.`,
    })
  await trx.updateTable('production.storyLabels').set({ label }).where('pointId', '=', pointId).execute()
}
