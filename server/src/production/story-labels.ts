import { Problem } from '@stagedoor/contract/problems'
import {
  inOrder,
  isProductionKind,
  isSafeLabel,
  type ProductionKind,
  safeLabel,
  shownFrom,
  type StoryPointId,
} from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { at, randomId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { storyTold } from './events.ts'
import { seasonsOf, storyOf } from './story.ts'

/** What fans call a point of the story; its id is theirs too, and says nothing of when the point was told. */
export interface StoryLabel {
  readonly id: string
  readonly pointId: StoryPointId
  readonly label: string
  /** Its place in the story's order, from 1. */
  readonly position: number
  readonly isOffered: boolean
  /** The first moment at which anybody can have seen it; null while none is known. */
  readonly shownFrom: Instant | null
}

/** The labels of a production's story, in its order. */
export async function storyLabelsOf(db: Db, productionId: string): Promise<readonly StoryLabel[]> {
  const rows = await db
    .selectFrom('production.storyLabels')
    .select(['id', 'pointId', 'label', 'position', 'isOffered', 'shownFrom'])
    .where('productionId', '=', productionId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, pointId: row.pointId as StoryPointId }))
}

/**
 * Gives each point of the story that has none a label that gives nothing away, puts all in the story's order, and says
 * from when each can have been seen. Called with every change of the story or of a premiere. Points of `anew`, which
 * moved to another season, get a new label where theirs is the house's own; those of `given` get theirs.
 */
export async function labelStory(
  trx: Trx,
  productionId: string,
  {
    anew = new Set(),
    given = new Map(),
  }: { anew?: ReadonlySet<string>; given?: ReadonlyMap<string, string> } = {},
): Promise<void> {
  const story = await storyOf(trx, productionId)
  const seasons = await seasonsOf(trx, productionId)
  const kind = await kindOf(trx, productionId)
  const stands = ({ pointId, label }: StoryLabel) =>
    !given.has(pointId) && (!anew.has(pointId) || !isSafeLabel(kind, label))
  const known = new Map((await storyLabelsOf(trx, productionId)).map((label) => [label.pointId, label]))
  const taken = new Set([...given.values(), ...[...known.values()].filter(stands).map(({ label }) => label)])
  const inSeason = new Map<number | null, number>()
  for (const [index, pointId] of inOrder(story).entries()) {
    const season = seasons.get(pointId) ?? null
    const place = (inSeason.get(season) ?? 0) + 1
    inSeason.set(season, place)
    const position = index + 1
    const from = shownFrom(story, pointId)
    const before = known.get(pointId)
    const label =
      given.get(pointId) ??
      (before !== undefined && stands(before)
        ? before.label
        : safeLabel(kind, { place: season === null ? position : place, season }, taken))
    taken.add(label)
    if (
      before !== undefined &&
      before.label === label &&
      before.position === position &&
      before.shownFrom === from
    )
      continue
    const placed = { label, position, shownFrom: from === null ? null : at(from) }
    await trx
      .insertInto('production.storyLabels')
      .values({ id: randomId(), pointId, productionId, ...placed })
      .onConflict((conflict) => conflict.column('pointId').doUpdateSet(placed))
      .execute()
  }
  await announce(trx, storyTold(productionId))
}

async function kindOf(trx: Trx, productionId: string): Promise<ProductionKind> {
  const { kind } = await trx
    .selectFrom('production.productions')
    .select('kind')
    .where('id', '=', productionId)
    .executeTakeFirstOrThrow()
  return isProductionKind(kind) ? kind : 'other'
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
