import { Problem } from '@stagedoor/contract/problems'
import { isLine, maximalOf, passedBy, type StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { beforeTold, type MadeViewer } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import { storyLabelsOf, storyOf } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { momentOf } from './made-viewers.ts'

/** A point of the story as a viewer is asked about it. */
export interface Stage {
  readonly id: string
  readonly label: string
  readonly isPassed: boolean
  /** Whether anybody can have seen it yet. */
  readonly isOut: boolean
}

/** How far a viewer is in a story, as they told it: private to them, and lowered as easily as raised. */
export interface Progress {
  /** Whether they have ever told; who has not is at zero. */
  readonly isTold: boolean
  /** On a line one point says it all; elsewhere several may be told. */
  readonly isLine: boolean
  readonly stages: readonly Stage[]
}

/** Who looks, by their id or as somebody made up, and when it is. */
interface Looking {
  readonly viewerId: string | null
  readonly worn?: MadeViewer | null
  readonly productionId: string
  readonly now: Instant
}

/** How far the viewer said they are in a production's story. Read after its page passed the wall. */
export async function progressOf(
  db: Db,
  { viewerId, worn = null, productionId, now: clock }: Looking,
): Promise<Progress> {
  const { story, labels } = await offered(db, productionId)
  const now = momentOf(worn, { productionId, now: clock })
  const isMade = worn?.production === productionId
  const told = isMade
    ? worn.told
    : viewerId === null
      ? null
      : ((await lastTold(db, { viewerId, productionId }))?.told ?? null)
  const passed = passedBy(story, told ?? [], now)
  return {
    isTold: told !== null,
    isLine: isLine(story),
    stages: labels.map(({ id, label, pointId, shownFrom }) => ({
      id,
      label,
      isPassed: passed.has(pointId),
      isOut: shownFrom !== null && shownFrom <= now,
    })),
  }
}

/** Takes what a viewer says they have seen, by the labels' ids; none puts them at zero. Throws `no-such-story-point`, `not-out-yet`. */
export async function tellProgress(
  { trx, clock }: { trx: Trx; clock: Clock },
  { viewerId, productionId, seen }: { viewerId: string; productionId: string; seen: readonly string[] },
): Promise<void> {
  const { story, labels } = await offered(trx, productionId)
  const points = seen.map((id) => {
    const label = labels.find((one) => one.id === id)
    if (label === undefined)
      throw new Problem('no-such-story-point', {
        detail: 'The story has changed since this page was opened. Nothing was kept; open it again.',
      })
    if (label.shownFrom === null || label.shownFrom > clock.now())
      throw new Problem('not-out-yet', {
        detail: `${label.label} is not out yet. What you told before is kept.`,
      })
    return label.pointId
  })
  const last = await lastTold(trx, { viewerId, productionId })
  const told = {
    points: [...maximalOf(story, points)],
    toldAt: at(clock.now()),
    before: [...beforeTold(story, last ?? { told: [], before: [] }, points)],
  }
  await trx
    .insertInto('wall.toldProgress')
    .values({ viewerId, productionId, ...told })
    .onConflict((conflict) => conflict.columns(['viewerId', 'productionId']).doUpdateSet(told))
    .execute()
}

async function offered(db: Db, productionId: string) {
  const story = await storyOf(db, productionId)
  const labels = await storyLabelsOf(db, productionId)
  return { story, labels: labels.filter(({ isOffered }) => isOffered) }
}

async function lastTold(
  db: Db,
  { viewerId, productionId }: { viewerId: string; productionId: string },
): Promise<{ told: readonly StoryPointId[]; before: readonly StoryPointId[] } | null> {
  const row = await db
    .selectFrom('wall.toldProgress')
    .select(['points', 'before'])
    .where('viewerId', '=', viewerId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { told: row.points as StoryPointId[], before: row.before as StoryPointId[] }
}
