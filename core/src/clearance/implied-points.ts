import { seenWith, type Story, type StoryPointId } from '../production/index.ts'

/** Whether a viewer who has passed some points of a story has passed others. */
export function impliesAll(
  story: Story,
  passed: readonly StoryPointId[],
  asked: readonly StoryPointId[],
): boolean {
  if (asked.length === 0) return true
  const seen = seenWith(story, passed)
  return asked.every((point) => seen.has(point))
}
