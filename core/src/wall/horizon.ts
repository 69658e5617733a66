import type { StoryPointId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * What must lie behind a viewer before nothing behind a gate gives the story away: every one of the maximal
 * points in the story's order, and the latest moment.
 */
export interface Horizon {
  readonly points: readonly StoryPointId[]
  readonly moment: Instant | null
}
