import { expect, test } from 'vitest'
import type { Story, StoryPointId } from '../production/index.ts'
import { beforeTold } from './index.ts'

const [one, two, three] = ['one', 'two', 'three'] as StoryPointId[] as [
  StoryPointId,
  StoryPointId,
  StoryPointId,
]
const point = (id: StoryPointId, ...after: StoryPointId[]) => ({ id, name: id, after, publicAt: null })
const episodes: Story = { points: [point(one), point(two, one), point(three, two)], premieres: [] }

test('what lay behind a viewer is what they told before, until they go back or tell something else', () => {
  const nothing = { told: [], before: [] }
  expect(beforeTold(episodes, nothing, [two])).toEqual([])
  expect(beforeTold(episodes, { told: [two], before: [] }, [three])).toEqual([two])
  // Told twice: what opened is still to be seen.
  expect(beforeTold(episodes, { told: [three], before: [two] }, [three])).toEqual([two])
  // Back, and on again: it opens once more.
  expect(beforeTold(episodes, { told: [three], before: [two] }, [one])).toEqual([one])
  expect(beforeTold(episodes, { told: [one], before: [one] }, [three])).toEqual([one])
})

test('of looks that nothing sets apart those stay that were seen before and still are', () => {
  const looks: Story = { points: [point(one), point(two), point(three)], premieres: [] }
  expect(beforeTold(looks, { told: [one, two], before: [] }, [two, three])).toEqual([two])
})
