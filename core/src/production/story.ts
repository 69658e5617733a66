import type { Instant } from '../time/index.ts'
import type { StoryPointId } from './ids.ts'

/** A point that a viewer can have passed: an episode, an act, a track. `publicAt` is when the production counts it as known everywhere, if it ever does. */
export interface StoryPoint {
  readonly id: StoryPointId
  readonly name: string
  readonly after: readonly StoryPointId[]
  readonly publicAt: Instant | null
}

/** The first showing of the work, or of one unit of it that viewers know by a story point, in a territory or `WORLD`. */
export interface Premiere {
  readonly of: StoryPointId | null
  readonly territory: string
  readonly at: Instant
}

/** The production's spine: points in a partial order, usually a line, and where and when it opens. */
export interface Story {
  readonly points: readonly StoryPoint[]
  readonly premieres: readonly Premiere[]
}

/** The story of a production that has told none. */
export const NO_STORY: Story = { points: [], premieres: [] }

/** Every point that lies at or before some points: what a viewer who passed them has seen. Points of a circle lie before one another. */
export function seenWith(story: Story, points: readonly StoryPointId[]): ReadonlySet<StoryPointId> {
  const before = new Map(story.points.map(({ id, after }) => [id, after]))
  const seen = new Set<StoryPointId>()
  const open = [...points]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(before.get(id) ?? []))
  }
  return seen
}

/** The points of a set that lie before none of its others, in the order of their ids: passing these passes all. */
export function maximalOf(story: Story, points: readonly StoryPointId[]): readonly StoryPointId[] {
  const distinct = [...new Set(points)].sort()
  return distinct.filter(
    (id) =>
      !distinct.some(
        (other) => other !== id && seenWith(story, [other]).has(id) && !seenWith(story, [id]).has(other),
      ),
  )
}

/** The points that lie before themselves: an order with any is no order. */
export function circleIn(story: Story): readonly StoryPointId[] {
  return story.points.filter(({ id, after }) => seenWith(story, after).has(id)).map(({ id }) => id)
}
