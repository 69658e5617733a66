import { at, newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { instant } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { addScene, addShootingDay, contributorFor } from '../../production/index.ts'
import { arrivedFootage, triageAssets } from '../../ingest/testing-asset.ts'
import { openApi, openSaltlight, wren } from '../testing.ts'
import type { DailiesNarrowing } from './asked.ts'
import { daysInOrder } from './days-in-order.ts'
import { assetsInOrder } from './find-dailies.ts'
import { narrowingsOf } from './narrowings.ts'
import { overviewDailies } from './overview.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const api = openApi(house, saltlight)
await api.as('editor')
const here = `/productions/${saltlight.slug}`
const { productionId } = saltlight

const day = (unit: string, number: number, shotOn: string) =>
  addShootingDay(saltlight, { productionId, unit, number, shotOn })
const second = await day('Second unit', 3, '2026-03-03')
const later = await day('Main unit', 15, '2026-03-04')
const storm = await addScene(saltlight, { productionId, number: '27A', title: 'The storm' })
const ida = await saltlight.person('Ida Brandt')

let minutes = 0
const arrives = (title: string, shootingDayId: string | null, more: { kind?: 'still' } = {}) =>
  house.crew.transaction().execute(async (trx) => {
    const now = instant(house.clock.now() + 60_000 * (minutes += 1))
    const id = await arrivedFootage(trx, {
      productionId,
      title,
      seconds: 20,
      sentBy: wren,
      shootingDayId,
      now,
    })
    if (more.kind) await trx.updateTable('ingest.assets').set(more).where('id', '=', id).execute()
    return id
  })
const lamp = await arrives('A001_C002.mov', saltlight.dayId)
const stairs = await arrives('Stairs', saltlight.dayId)
const boat = await arrives('Boat', second.id)
const deck = await arrives('Deck', later.id, { kind: 'still' })
const found = await arrives('Found sound', null)
// Two that came in at the same moment stand in one order, and a page may end between them.
await house.crew
  .updateTable('ingest.assets')
  .set({ receivedAt: at(house.clock.now()) })
  .where('id', 'in', [lamp, stairs])
  .execute()
const samir = await house.crew.transaction().execute(async (trx) => {
  await contributorFor(trx, { productionId, name: 'Sent nothing', craft: '' })
  return contributorFor(trx, { productionId, name: 'Samir Haddad', craft: 'Grip' })
})
await house.crew.updateTable('ingest.assets').set({ contributorId: samir }).where('id', '=', boat).execute()
await house.crew
  .insertInto('ingest.recordings')
  .values(
    [
      { assetId: lamp, slate: { roll: 'A001', clip: null, scene: '12A', take: '3', source: 'recorder' } },
      { assetId: stairs, slate: { roll: null, clip: null, scene: '12A', take: '4', source: 'recorder' } },
    ].map(({ assetId, slate }) => ({ assetId, slate: JSON.stringify(slate) })),
  )
  .execute()
await saltlight.hangs(boat, [storm.id])
await saltlight.appears(ida, stairs, [1, 3])
await saltlight.judgesAsset(stairs)
await triageAssets(
  { db: house.crew, clock: house.clock },
  {
    productionId,
    by: 'Wren Okafor',
    marks: [
      { assetId: deck, mark: 'keep' },
      { assetId: boat, mark: 'no' },
    ],
  },
)

const inOrder = [found, deck, ...[lamp, stairs].toSorted(), boat]
const listed = async (query: string): Promise<string[]> => {
  const { status, text, body } = await api.asks('GET', `${here}/dailies?${query}`)
  expect(status, text).toBe(200)
  return body.items.map(({ id }: { id: string }) => id)
}

test('what has no day comes first, then the newest day, and pages of any size tell the same list', async () => {
  expect(await listed('')).toEqual(inOrder)
  for (const limit of [1, 2, 3]) {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const address = `${here}/dailies?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`
      const { body } = await api.asks('GET', address)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next
    }
    expect(seen).toEqual(inOrder)
  }
})

test('every narrowing leaves what bears it, alone and with others', async () => {
  expect(await listed('kind=still')).toEqual([deck])
  expect(await listed('triage=no')).toEqual([boat])
  expect(await listed('triage=none')).toEqual(inOrder.filter((id) => id !== deck && id !== boat))
  expect(await listed(`scene=${storm.id}`)).toEqual([boat])
  expect(await listed(`subject=${ida}`)).toEqual([stairs])
  expect(await listed('unit=Second%20unit')).toEqual([boat])
  expect(await listed(`day=${later.id}`)).toEqual([deck])
  expect(await listed('verdict=unjudged')).toEqual(inOrder.filter((id) => id !== stairs))
  expect(await listed('verdict=cleared-with-edits&kind=video')).toEqual([stairs])
  expect(await listed('verdict=cleared-with-edits&kind=still')).toEqual([])
  expect(await listed('look=none&state=ready')).toEqual(inOrder)
})

test('a slate is found as people ask for it, by scene, take, roll or clip, and only whole', async () => {
  expect(await listed('slate=12A')).toEqual([lamp, stairs].toSorted())
  expect(await listed('slate=12a%203')).toEqual([lamp])
  expect(await listed('slate=S12A%2FT3')).toEqual([lamp])
  expect(await listed('slate=t4')).toEqual([stairs])
  expect(await listed('slate=a001')).toEqual([lamp])
  expect(await listed('slate=12&kind=video')).toEqual([])
  expect(await listed('slate=12A&triage=keep')).toEqual([])
  expect(await listed('slate=%2F')).toEqual(inOrder)
})

test('a search finds by title as cameras write it, by scene, and by who is marked; all words must be found', async () => {
  expect(await listed('q=c002')).toEqual([lamp])
  expect(await listed('q=A001_C0')).toEqual([lamp])
  expect(await listed('q=storm')).toEqual([boat])
  expect(await listed('q=27a')).toEqual([boat])
  expect(await listed('q=brandt')).toEqual([stairs])
  expect(await listed('q=stairs%20ida')).toEqual([stairs])
  expect(await listed('q=boat%20ida')).toEqual([])
  expect(await listed("q=%25'%5C:*%20!")).toEqual(inOrder)
})

test('walking the days and sorting the few tell the same, whatever is asked', async () => {
  const asked: DailiesNarrowing[] = [
    { kind: 'video' },
    { triage: 'keep' },
    { verdict: 'cleared-with-edits' },
    { scene: storm.id },
    { subject: ida },
    { slate: '12A' },
    { q: 'a' },
    { q: 'brandt' },
    { kind: 'video', q: 'boat' },
  ]
  for (const narrowing of asked) {
    const narrowings = await narrowingsOf(house.crew, { productionId, narrowing })
    const days = await daysInOrder(house.crew, { productionId, narrowing })
    const ids = async (few: number) => {
      const statement = await assetsInOrder(
        house.crew,
        { productionId, days, after: null, narrowings },
        { limit: 100, few, lookedAt: 0 },
      )
      return (await statement.execute(house.crew)).rows.map(({ id }) => id)
    }
    expect(await ids(0)).toEqual(await ids(100))
    expect((await ids(0)).length).toBeGreaterThan(0)
  }
})

test('where counting ends a day begins the next page, and a day that is too much by itself is counted all the same', async () => {
  const all = { productionId, narrowing: {} }
  const counted = async (most: number, cursor?: string) => {
    const { days, from } = await overviewDailies(house.crew, { ...all, cursor }, { most })
    return { days: days.map(({ day, count }) => [day.key, count]), from }
  }
  expect(await counted(3)).toEqual({
    days: [
      ['00000000-0000-0000-0000-000000000000', 1],
      [later.id, 1],
    ],
    from: saltlight.dayId,
  })
  expect(await counted(1, saltlight.dayId)).toEqual({ days: [[saltlight.dayId, 2]], from: second.id })
  expect(await counted(1, second.id)).toEqual({ days: [[second.id, 1]], from: null })
})

test('the overview counts the days that hold what is asked, and every mark and verdict', async () => {
  const { body } = await api.asks('GET', `${here}/dailies-overview`)
  expect(body.days.map(({ key, count }: { key: string; count: number }) => [key, count])).toEqual([
    ['00000000-0000-0000-0000-000000000000', 1],
    [later.id, 1],
    [saltlight.dayId, 2],
    [second.id, 1],
  ])
  expect(body).toMatchObject({
    from: null,
    marks: { keep: 1, maybe: 0, no: 1 },
    verdicts: { 'cleared-with-edits': 1, cleared: 0 },
  })
  expect(body.contributors).toEqual([{ id: samir, name: 'Samir Haddad', craft: 'Grip' }])
  expect(await listed(`contributor=${samir}`)).toEqual([boat])
  const narrowed = await api.asks('GET', `${here}/dailies-overview?kind=still`)
  expect(narrowed.body.days).toMatchObject([{ count: 1, shootingDay: { unit: 'Main unit', number: 15 } }])
  expect(await listed(`cursor=${saltlight.dayId}`)).toEqual(inOrder.slice(2))
})

test('a place that the list has not is told, and what another production has is in no list', async () => {
  for (const cursor of ['7', newId(), `${later.id}.1`])
    expect(await api.asks('GET', `${here}/dailies?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { type: '/problems/invalid-request' },
    })
  const other = await openSaltlight(house)
  await other.footage('Elsewhere', 10)
  expect(await listed('q=elsewhere')).toEqual([])
  expect(await listed(`day=${other.dayId}`)).toEqual([])
})
