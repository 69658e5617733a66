import { Problem } from '@stagedoor/contract/problems'
import { secondsToFlicks } from '@stagedoor/core/time'
import { cutLength } from '@stagedoor/core/timeline'
import { afterAll, expect, test } from 'vitest'
import { exposureFor, judgeExposure } from '../clearance/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import type { CutDifference } from '../schema/cut.ts'
import { changeCut } from './change-cut.ts'
import { captionsFrom, chaptersFrom } from './change-from-wire.ts'
import { makeCut } from './make-cut.ts'
import { cutById } from './queries.ts'
import { RENDER } from './render-cut.ts'
import { originOf, siblingCut } from './sibling-cut.ts'
import { takeVerdictEdits } from './take-verdict-edits.ts'
import { between, ownPage, publicist, scriptPage, uprightCut } from './testing.ts'
import { openTable } from './testing-table.ts'

const house = await testDatabase()
const table = await openTable(house, { jobs: [RENDER], name: 'lamp-room.mp4', sound: false })
const { deps, productionId, assetId } = table
afterAll(table.close)

// On the left of the picture: what an upright cut of its middle does not show.
await scriptPage(deps, { productionId, assetId, shown: between(1, 2) })

const by = publicist.name
const order = { productionId, title: 'The lamp room', shape: '9:16' as const, meantFor: ownPage, by }
const madeUp = async () => {
  const { id } = await makeCut(deps, { ...order, timeline: uprightCut(assetId, between(0.5, 3.5)) })
  const cut = await read(id)
  await changeCut(deps, {
    cutId: id,
    by,
    change: {
      version: 1,
      captions: captionsFrom('00:00.000 --> 00:01.000\nOne\n\n00:01.500 --> 00:02.900\nTwo', cut.timeline),
      chapters: chaptersFrom('0:00 The lamp\n0:02 The page', cut.timeline),
      credits: [{ name: 'Ida Brandt', craft: 'keeper' }],
    },
  })
  return id
}
const read = async (id: string) => {
  const cut = await cutById(house.crew, id)
  if (cut === undefined) throw new Error('There is no such cut')
  return cut
}
const sibling = (cutId: string, difference: CutDifference) => siblingCut(deps, { cutId, difference, by })
const verdictOf = async (cutId: string) => {
  const exposure = await exposureFor(house.crew, { kind: 'cut', ref: cutId })
  return (await judgeExposure(deps, exposure?.id ?? '')).kind
}

test('in another shape it keeps its material, words and people, says where it came from, and its render is begun', async () => {
  const cutId = await madeUp()
  const { id, isNew, workId } = await sibling(cutId, { kind: 'shape', shape: '1:1' })
  const [cut, from] = [await read(id), await read(cutId)]
  expect(isNew).toBe(true)
  expect(workId).not.toBeNull()
  expect(cut).toMatchObject({ title: 'The lamp room, 1:1', shape: '1:1', renderState: 'waiting' })
  expect(cut.captions).toEqual(from.captions)
  expect(cut.chapters).toEqual(from.chapters)
  expect(cut.credits).toEqual(from.credits)
  const box = cut.timeline.clips[0]?.crop?.window[0]?.box
  // The footage is 4:3.
  expect(((box?.width ?? 0) * 4) / ((box?.height ?? 0) * 3)).toBeCloseTo(1)
  expect(await originOf(house.crew, id)).toEqual({
    id: cutId,
    title: 'The lamp room',
    difference: { kind: 'shape', shape: '1:1' },
  })
})

test('it is judged for itself: what the edits of the one cured must be cured in the other, and marks stay', async () => {
  const cutId = await madeUp()
  await takeVerdictEdits(deps, { cutId, by })
  expect(await verdictOf(cutId)).toBe('cleared')
  const { id } = await sibling(cutId, { kind: 'shape', shape: '16:9' })
  expect(await verdictOf(id)).toBe('cleared')
  expect((await read(id)).timeline.edits).toEqual((await read(cutId)).timeline.edits)

  const open = await madeUp()
  const { id: other } = await sibling(open, { kind: 'shape', shape: '4:5' })
  expect(await verdictOf(other)).toBe('cleared-with-edits')
})

test('ended earlier it has the words and chapters of what is left', async () => {
  const cutId = await madeUp()
  const longest = secondsToFlicks(2)
  const { id } = await sibling(cutId, { kind: 'shorter', longest })
  const cut = await read(id)
  expect(cut).toMatchObject({ title: 'The lamp room, 2 s', shape: '9:16' })
  expect(cutLength(cut.timeline)).toBe(longest)
  expect(cut.captions.map(({ text, to }) => [text, to])).toEqual([
    ['One', secondsToFlicks(1)],
    ['Two', longest],
  ])
  expect(cut.chapters.map(({ title }) => title)).toEqual(['The lamp'])
})

test('a second press of the button is the same cut; what already is so needs none', async () => {
  const cutId = await madeUp()
  const [one, two] = [
    await sibling(cutId, { kind: 'shape', shape: '1:1' }),
    await sibling(cutId, { kind: 'shape', shape: '1:1' }),
  ]
  expect(two).toEqual({ ...one, isNew: false })
  await expect(sibling(cutId, { kind: 'shape', shape: '9:16' })).rejects.toThrow(Problem)
  await expect(sibling(cutId, { kind: 'shorter', longest: secondsToFlicks(3) })).rejects.toThrow(Problem)
})
