import { Problem } from '@stagedoor/contract/problems'
import { maximalOf } from '@stagedoor/core/production'
import { storyLabelsOf, storyOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'

/** The points of the story that words may give away, from the labels that their writer chose. Throws `no-such-story-point`. */
export async function pointsSpoilt(
  db: Db,
  { productionId, spoils }: { productionId: string; spoils: readonly string[] },
): Promise<string[]> {
  if (spoils.length === 0) return []
  const labels = await storyLabelsOf(db, productionId)
  const points = spoils.map((id) => {
    const label = labels.find((one) => one.id === id && one.isOffered)
    if (label === undefined)
      throw new Problem('no-such-story-point', {
        detail: 'The story has changed since this page was opened. Nothing was kept; open it again.',
      })
    return label.pointId
  })
  return [...maximalOf(await storyOf(db, productionId), points)]
}
