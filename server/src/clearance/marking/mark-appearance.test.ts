import { flicks, secondsToFlicks } from '@stagedoor/core/time'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import type { AppearanceOrder } from './appearances.ts'
import { changeSubject } from '../change-subject.ts'
import { changeAppearance, markAppearance, removeAppearance } from './mark-appearance.ts'
import { recognisePerson } from './recognise-person.ts'
import { openSaltlight, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

const seen: AppearanceOrder = {
  fromFlicks: secondsToFlicks(1),
  toFlicks: secondsToFlicks(2),
  sides: ['picture'],
  boxes: [],
  prominence: 'featured',
}
const box = { x: 0.9, y: 0.1, width: 0.2, height: 0.2 }

describe('an appearance that its asset cannot hold is refused, and nothing is marked', () => {
  test.each<[string, Partial<AppearanceOrder>]>([
    ['after the end', { toFlicks: secondsToFlicks(10) + 1 }],
    ['before the start', { fromFlicks: -1 }],
    ['of no length', { toFlicks: seen.fromFlicks }],
    ['backwards', { fromFlicks: secondsToFlicks(3) }],
    ['a box out of the frame', { boxes: [{ at: flicks(0), box }] }],
    ['a box after the end', { boxes: [{ at: secondsToFlicks(11), box: { ...box, x: 0 } }] }],
    [
      'a place in the frame for what is only heard',
      { sides: ['sound'], boxes: [{ at: flicks(0), box: { ...box, x: 0 } }] },
    ],
    ['neither seen nor heard', { sides: [] }],
  ])('%s', async (_, wrong) => {
    const assetId = await saltlight.footage('Corridor', 10)
    const subjectId = await saltlight.face()
    const marking = markAppearance(saltlight, {
      productionId,
      assetId,
      subjectId,
      appearance: { ...seen, ...wrong },
      actor: wren,
    })
    await expect(marking).rejects.toMatchObject({ type: 'appearance-outside-asset' })
    const marked = await house.crew
      .selectFrom('clearance.appearances')
      .select('id')
      .where('assetId', '=', assetId)
      .execute()
    expect(marked).toEqual([])
  })
})

test('faces are counted on until somebody names them', async () => {
  const other = await openSaltlight(house)
  const [first, second] = [await other.face(), await other.face()]
  const nameOf = async (id: string) =>
    (
      await house.crew
        .selectFrom('clearance.subjects')
        .select('name')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).name
  expect([await nameOf(first), await nameOf(second)]).toEqual(['face 1', 'face 2'])
})

test('a mark on what is live reaches it: a face seen only now shuts the publication', async () => {
  const assetId = await saltlight.footage('Yard', 10)
  const post = await saltlight.opens('publication', assetId, { seconds: [0, 5] })
  expect(post.verdict.kind).toBe('cleared')
  const face = await saltlight.face()
  const { appearanceId } = await saltlight.appears(face, assetId, [1, 2])
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared-with-edits')
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  await removeAppearance(saltlight, { productionId, appearanceId, actor: wren })
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared')
})

test('a mark moved out of the used stretch frees the cut, and back in holds it again', async () => {
  const assetId = await saltlight.footage('Quay', 10)
  const cut = await saltlight.opens('cut', assetId, { seconds: [0, 4] })
  const { appearanceId } = await saltlight.appears(await saltlight.face(), assetId, [1, 2])
  const moveTo = async (from: number, to: number) => {
    const change = { fromFlicks: secondsToFlicks(from), toFlicks: secondsToFlicks(to) }
    await changeAppearance(saltlight, { productionId, appearanceId, change, actor: wren })
    return (await saltlight.verdictOf(cut.exposureId)).kind
  }
  expect(await moveTo(6, 8)).toBe('cleared')
  expect(await moveTo(3, 8)).toBe('cleared-with-edits')
})

test('a face that turns out to be somebody with a release form is cleared by it', async () => {
  const assetId = await saltlight.footage('Harbour', 10)
  const faceId = await saltlight.face()
  await saltlight.appears(faceId, assetId, [1, 2])
  const { exposureId } = await saltlight.judgesAsset(assetId)
  const personId = await saltlight.person('Ida Brandt')
  await saltlight.signs(personId)
  const naming = changeSubject(saltlight, {
    productionId,
    subjectId: faceId,
    change: { name: 'Ida Brandt' },
    actor: wren,
  })
  await expect(naming).rejects.toMatchObject({ type: 'name-taken', facts: { subjectId: personId } })
  await recognisePerson(saltlight, { productionId, faceId, personId, actor: wren })
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
})

test('somebody with a name is never made somebody else', async () => {
  const [one, other] = [await saltlight.person('Anna Vik'), await saltlight.person('Berit Vik')]
  const mixing = recognisePerson(saltlight, { productionId, faceId: one, personId: other, actor: wren })
  await expect(mixing).rejects.toMatchObject({ type: 'wrong-kind-of-subject' })
})

test('nothing of another production can be marked or named from here', async () => {
  const elsewhere = await openSaltlight(house)
  const theirs = { asset: await elsewhere.footage('Theirs', 10), face: await elsewhere.face() }
  const ours = { asset: await saltlight.footage('Ours', 10), face: await saltlight.face() }
  for (const [assetId, subjectId] of [
    [theirs.asset, ours.face],
    [ours.asset, theirs.face],
  ] as const)
    await expect(
      markAppearance(saltlight, { productionId, assetId, subjectId, appearance: seen, actor: wren }),
    ).rejects.toMatchObject({ type: 'not-found' })
})
