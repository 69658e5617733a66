import type { StoryPointId } from '@stagedoor/core/production'
import { secondsToFlicks } from '@stagedoor/core/time'
import { addSubject, markAppearance, setPremiere, tellStoryPoint } from '../clearance/index.ts'
import { wren } from '../clearance/testing.ts'
import type { FrontOfHouse } from './testing.ts'

/** An episode of the tests' story, and when it airs on the shooting day, in Oslo. */
export interface AiredEpisode {
  readonly name: string
  readonly airs: string
}

/**
 * Tells a line of episodes whose last one gives a secret away, and films footage that shows the secret. The footage is
 * for cuts that are behind that last episode.
 */
export async function filmSecret(
  front: FrontOfHouse,
  { secret, episodes }: { secret: string; episodes: readonly AiredEpisode[] },
): Promise<string> {
  const about = { productionId: front.productionId, actor: wren }
  let after: string[] = []
  for (const { name, airs } of episodes) {
    const point = { name, after, publicAt: null }
    const { pointId } = await tellStoryPoint(front, { ...about, pointId: null, point })
    const local = { date: '2026-03-03', time: airs, zone: 'Europe/Oslo' }
    await setPremiere(front, { ...about, premiere: { pointId, territory: 'WORLD', local } })
    after = [pointId]
  }
  const [last] = after
  const { subjectId } = await addSubject(front, {
    ...about,
    contact: null,
    subject: {
      kind: 'secret',
      name: secret,
      reveal: { kind: 'story-point', point: last as StoryPointId },
    },
  })
  const assetId = await front.footage('On the rocks', 20)
  await markAppearance(front, {
    ...about,
    assetId,
    subjectId,
    appearance: {
      fromFlicks: secondsToFlicks(1),
      toFlicks: secondsToFlicks(3),
      sides: ['picture'],
      boxes: [],
      prominence: 'featured',
    },
  })
  return assetId
}
