import { maximalOf, seenWith, type Story, type StoryPointId } from '../production/index.ts'

/**
 * What lay behind a viewer before they last told how far they are, and still does: against it, what opened for them is
 * seen. Telling the same again changes nothing, and whoever goes back sees it open once more on the way.
 */
export function beforeTold(
  story: Story,
  last: { readonly told: readonly StoryPointId[]; readonly before: readonly StoryPointId[] },
  told: readonly StoryPointId[],
): readonly StoryPointId[] {
  const [was, is] = [seenWith(story, last.told), seenWith(story, told)]
  if (was.size === is.size && [...was].every((point) => is.has(point))) return last.before
  return maximalOf(
    story,
    [...was].filter((point) => is.has(point)),
  )
}
