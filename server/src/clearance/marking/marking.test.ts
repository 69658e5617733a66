import { secondsToFlicks } from '@stagedoor/core/time'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { changeSettings } from '../change-settings.ts'
import { markBystanders } from './mark-bystanders.ts'
import { previewCastList, takeCastList } from './mark-cast-list.ts'
import { confirmMarks } from './mark-confirm.ts'
import { markingDesk } from './mark-desk.ts'
import { markLookedAt, takeLookBack } from './mark-looked-at.ts'
import { markSameAsLast } from './mark-same-as-last.ts'
import { openSaltlight, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

const marksOn = (assetId: string) =>
  house.crew
    .selectFrom('clearance.appearances')
    .select(['subjectId', 'fromFlicks', 'toFlicks', 'certainty', 'prominence', 'sides'])
    .where('assetId', '=', assetId)
    .orderBy('fromFlicks')
    .orderBy('subjectId')
    .execute()

describe('the same as the last asset', () => {
  test('copies everybody as unsure over the whole, holds until somebody has looked, and is confirmed in one act', async () => {
    const before = await saltlight.footage('Take one', 20)
    const ida = await saltlight.person('Ida Brandt')
    const tomas = await saltlight.person('Tomas Reyes')
    await saltlight.signs(ida)
    await saltlight.signs(tomas)
    await saltlight.appears(ida, before, [1, 4])
    await saltlight.appears(ida, before, [6, 8])
    await saltlight.appears(tomas, before, [2, 9])
    await house.clock.advance(1000)
    const next = await saltlight.footage('Take two', 12)
    const { exposureId } = await saltlight.judgesAsset(next)
    const about = { productionId, assetId: next, actor: wren }
    const copied = await markSameAsLast(saltlight, about)
    expect(copied.fromAssetId).toBe(before)
    expect(await marksOn(next)).toEqual(
      [ida, tomas].toSorted().map((subjectId) => ({
        subjectId,
        fromFlicks: 0,
        toFlicks: secondsToFlicks(12),
        certainty: 'unsure',
        prominence: 'featured',
        sides: ['picture'],
      })),
    )
    expect((await saltlight.verdictOf(exposureId)).kind).not.toBe('cleared')
    const { appearanceIds } = await confirmMarks(saltlight, { ...about, appearanceIds: null })
    expect(appearanceIds).toHaveLength(2)
    expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
    expect((await markSameAsLast(saltlight, about)).appearanceIds).toEqual([])
  })

  test('says so where nothing before it is marked', async () => {
    const other = await openSaltlight(house)
    const assetId = await other.footage('First take', 5)
    const copying = markSameAsLast(other, { productionId: other.productionId, assetId, actor: wren })
    await expect(copying).rejects.toMatchObject({ type: 'nothing-before' })
  })
})

test('bystanders are one crowd a day: unidentified, in the background, over the whole', async () => {
  const first = await saltlight.footage('Quay', 10)
  const second = await saltlight.footage('Quay again', 8)
  const about = { productionId, actor: wren }
  const a = await markBystanders(saltlight, { ...about, assetId: first, range: null })
  const b = await markBystanders(saltlight, {
    ...about,
    assetId: second,
    range: { fromFlicks: 0, toFlicks: secondsToFlicks(3) },
  })
  expect(b.subjectId).toBe(a.subjectId)
  const crowd = await house.crew
    .selectFrom('clearance.subjects')
    .select(['name', 'facts'])
    .where('id', '=', a.subjectId)
    .executeTakeFirstOrThrow()
  expect(crowd.name).toBe('bystanders, Main unit, day 14')
  expect(crowd.facts).toMatchObject({ identified: false })
  expect(await marksOn(first)).toMatchObject([{ prominence: 'background', toFlicks: secondsToFlicks(10) }])
  expect(await marksOn(second)).toMatchObject([{ toFlicks: secondsToFlicks(3) }])
})

test('an asset is looked at by somebody at a moment, or not yet', async () => {
  const assetId = await saltlight.footage('Stairs', 5)
  const about = { productionId, assetId, actor: wren }
  expect((await markingDesk(house.crew, about)).look).toBeNull()
  await markLookedAt(saltlight, about)
  expect((await markingDesk(house.crew, about)).look).toEqual({
    lookedAt: house.clock.now(),
    lookedBy: 'Wren Okafor',
  })
  await takeLookBack(saltlight, about)
  expect((await markingDesk(house.crew, about)).look).toBeNull()
})

describe('a cast list', () => {
  const text = [
    'name,role,billing,born on,contact,type',
    'Elin Sorby,The pilot,3,,elin@example.org,',
    'Mira Castell,The girl,2,2015-06-01,,',
    'Fresnel lens,,,,,artwork',
    ',Nobody,,,,',
  ].join('\n')

  test('is previewed line by line without a trace, taken, and taken again without a change', async () => {
    const list = { productionId, text, dayId: saltlight.dayId }
    const preview = await previewCastList(saltlight, list)
    expect(preview.map(({ kind }) => kind)).toEqual(['new', 'new', 'new', 'refused'])
    expect(await previewCastList(saltlight, list)).toEqual(preview)
    await takeCastList(saltlight, { ...list, actor: wren })
    const again = await takeCastList(saltlight, { ...list, actor: wren })
    expect(again.map(({ kind }) => kind)).toEqual(['known', 'known', 'known', 'refused'])
    const more = await previewCastList(saltlight, {
      ...list,
      text: 'name;role;phone\nElin Sorby;The harbour pilot;',
    })
    expect(more).toMatchObject([{ kind: 'changed', fields: ['character'] }])
  })

  test('makes a minor of somebody who is under age, and offers who was there that day first', async () => {
    const assetId = await saltlight.footage('Pier', 5)
    const { palette } = await markingDesk(house.crew, { productionId, assetId })
    const there = palette.filter(({ isOnTheDay }) => isOnTheDay).map(({ name }) => name)
    expect(there).toEqual(['Mira Castell', 'Elin Sorby', 'Fresnel lens'])
    expect(palette.slice(0, 3).every(({ isOnTheDay }) => isOnTheDay)).toBe(true)
    const mira = await house.crew
      .selectFrom('clearance.subjects')
      .select('facts')
      .where('name', '=', 'Mira Castell')
      .executeTakeFirstOrThrow()
    expect(mira.facts).toMatchObject({ minor: true, birth: { bornOn: '2015-06-01', zone: 'Europe/Oslo' } })
  })

  test('without a column for names is refused', async () => {
    const list = { productionId, text: 'Ida Brandt,Keeper', dayId: null }
    await expect(previewCastList(saltlight, list)).rejects.toMatchObject({ type: 'not-a-cast-list' })
  })
})

test('where a production says so, what nobody has looked at from end to end is held, and only looking frees it', async () => {
  const settle = (holdUnseen: boolean) =>
    changeSettings(saltlight, { productionId, change: { holdUnseen }, actor: wren })
  const asset = await saltlight.footage('Take nobody saw', 10)
  const out = await saltlight.opens('publication', asset, { seconds: [0, 5] })
  expect(out.verdict.kind).toBe('cleared')
  await settle(true)
  expect(await saltlight.verdictOf(out.exposureId)).toMatchObject({
    kind: 'held',
    clearsAt: null,
    concerns: [{ remedies: [{ kind: 'look-through', assetId: asset, name: 'Take nobody saw' }] }],
  })
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  const look = { productionId, assetId: asset, actor: wren }
  await markLookedAt(saltlight, look)
  expect((await saltlight.verdictOf(out.exposureId)).kind).toBe('cleared')
  const later = await saltlight.opens('publication', asset, { seconds: [0, 5] })
  await takeLookBack(saltlight, look)
  expect(await saltlight.standingOf(later.gateId)).toBe('shut')
  await settle(false)
  expect((await saltlight.verdictOf(later.exposureId)).kind).toBe('cleared')
})
