import type { Instant } from '../time/index.ts'
import { isOurOwn, type Place } from './place.ts'
import type { RetractionClass } from './retraction-class.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 3600 * SECOND_MS
const DAY_MS = 24 * HOUR_MS

/** How long after a recall each class of place has, in milliseconds; null where nothing can be promised. */
export const RECALL_DEADLINES: Record<RetractionClass, number | null> = {
  hard: 10 * SECOND_MS,
  conditional: HOUR_MS,
  manual: DAY_MS,
  // As long as a message to another server is tried, and a day.
  'best-effort': 3 * DAY_MS,
  none: null,
}

/** How long after a look that missed it a post is looked for again before its absence is proof, in milliseconds. */
export const SECOND_LOOK_MS = 5 * MINUTE_MS

/** When what is gone from a place of somebody else is looked for once more, in milliseconds after it was. */
export const LOOKS_AFTER_GONE_MS: readonly number[] = [DAY_MS, 7 * DAY_MS]

/** The moment by which a place must have given back, for a recall called, or a post found again, at `from`. */
export function deadlineOf(place: Pick<Place, 'kind' | 'retraction'>, from: Instant): Instant | null {
  const within = RECALL_DEADLINES[paceOf(place)]
  return within === null ? null : ((from + within) as Instant)
}

// What is ours is shut in the recall's own transaction; a platform's delete is as sure, and slower.
function paceOf({ kind, retraction }: Pick<Place, 'kind' | 'retraction'>): RetractionClass {
  return retraction === 'hard' && !isOurOwn(kind) ? 'conditional' : retraction
}
