import { Problem } from '@stagedoor/contract/problems'
import { maximalOf, type ProductionId, type StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { type Guise, lookOf, type MadeViewer } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { storyLabelsOf, storyOf } from '../production/index.ts'
import type { Db } from '../schema/index.ts'

/** Somebody made up, by the words that fans know: the ids of the labels up to which they have seen. */
export interface ViewAsOrder {
  readonly seen: readonly string[]
  readonly guise: Guise
  readonly asOf: Instant | null
}

/** Reads an order; throws `no-such-story-point` for a label that the story does not have. */
export async function madeBy(
  db: Db,
  { productionId, order }: { productionId: string; order: ViewAsOrder },
): Promise<MadeViewer> {
  const labels = await storyLabelsOf(db, productionId)
  const points = order.seen.map((id) => {
    const label = labels.find((one) => one.id === id)
    if (label === undefined)
      throw new Problem('no-such-story-point', {
        detail: 'The story has changed since this page was opened. Nothing was kept; open it again.',
      })
    return label.pointId
  })
  const told = maximalOf(await storyOf(db, productionId), points)
  return { production: productionId as ProductionId, told, guise: order.guise, asOf: order.asOf }
}

/** A point of the story as fans call it. */
interface Called {
  readonly id: string
  readonly label: string
}

/** Somebody made up, in words: how far they say they are, how far that counts at their moment, and when that is. */
export interface ViewAs {
  readonly seen: readonly Called[]
  /** How far they count as having come: nobody has passed what is not out yet. */
  readonly passed: readonly Called[]
  readonly guise: Guise
  readonly asOf: Instant | null
  readonly moment: Instant
}

/** Says who somebody made up is. */
export async function viewAsOf({ db, clock }: { db: Db; clock: Clock }, made: MadeViewer): Promise<ViewAs> {
  const story = await storyOf(db, made.production)
  const labels = await storyLabelsOf(db, made.production)
  const called = (points: readonly StoryPointId[]) =>
    labels.filter(({ pointId }) => points.includes(pointId)).map(({ id, label }) => ({ id, label }))
  const { viewer, now: moment } = lookOf(made, { production: made.production, story, now: clock.now() })
  return {
    seen: called(made.told),
    passed: called(maximalOf(story, [...viewer.passed])),
    guise: made.guise,
    asOf: made.asOf,
    moment,
  }
}
