import { readPointTable } from '@stagedoor/core/clearance/story-table'
import type { StoryPointId } from '@stagedoor/core/production'
import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { storyLabelsOf } from '../production/index.ts'
import { addSubject } from './add-subject.ts'
import { spineOf } from './story-import.ts'
import { openApi, openSaltlight, wren } from './testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const api = openApi(house, saltlight)
const here = `/productions/${saltlight.slug}`
await api.as('publicist')

const SEASON = [
  'name,season,safe label,after,public moment,premieres',
  ',,,,,WORLD 2026-03-10 20:00 Europe/Oslo',
  'The arrival,1,,,,NO 2026-03-10 20:00 Europe/Oslo | WORLD 2026-03-11 00:00 UTC',
  'The drowning,1,After the storm,The arrival,2026-06-01 12:00 Europe/Oslo,',
  '=The keeper,2,,The drowning,,',
  '',
].join('\r\n')

const take = (csv: string, more: Record<string, unknown> = {}) =>
  api.asks('POST', `${here}/story-tables`, { csv, ...more })
const preview = (csv: string, more: Record<string, unknown> = {}) =>
  api.asks('POST', `${here}/story-tables/previews`, { csv, ...more })
const story = () => spineOf(house.crew, productionId)
const entries = async () =>
  (
    await house.crew
      .selectFrom('plant.chainEntries')
      .select('kind')
      .where('productionId', '=', productionId)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind)

test('a preview says what would change, and leaves nothing behind', async () => {
  const before = await entries()
  const shown = await preview(SEASON)
  expect(shown.status).toBe(200)
  expect(shown.body.changes.map(({ says }: { says: string }) => says)).toEqual([
    'The arrival is added: it lies in season 1.',
    'The drowning is added: it lies in season 1, fans read After the storm, it lies after The arrival and it counts as known from Mon 1 Jun 2026, 12:00 Oslo.',
    '=The keeper is added: it lies in season 2 and it lies after The drowning.',
    'The work itself opens in WORLD on 2026-03-10 20:00 Europe/Oslo.',
    'The arrival opens in NO on 2026-03-10 20:00 Europe/Oslo.',
    'The arrival opens in WORLD on 2026-03-11 00:00 UTC.',
  ])
  expect(await story()).toEqual({ points: [], premieres: [] })
  expect(await entries()).toEqual(before)
})

test('a table with one wrong line is refused whole, and each mistake is named by line and column', async () => {
  const wrong = SEASON.replace('The arrival,1', 'The arrival,first').replace(
    ',The drowning,,',
    ',The storm,,',
  )
  const refused = await take(wrong)
  expect(refused).toMatchObject({
    status: 422,
    body: {
      type: '/problems/list-has-mistakes',
      flaws: [
        { line: 3, column: 'season' },
        { line: 5, column: 'after' },
      ],
    },
  })
  expect(refused.body.detail).toMatch(/^Line 3, season: first is no number of a season\. 1 more/)
  expect((await preview(wrong)).body).toMatchObject({ flaws: [{ line: 3 }, { line: 5 }] })
  expect(await story()).toEqual({ points: [], premieres: [] })
})

test('taken over as it was shown it is told, logged point by point, and labelled without a word of the plot', async () => {
  const { digest } = (await preview(SEASON)).body
  expect(await take(SEASON, { expects: digest })).toMatchObject({ status: 201 })
  const { points, premieres } = await story()
  expect(points.map(({ name, season, label }) => [name, season, label])).toEqual([
    ['The arrival', 1, 'Season 1, part 1'],
    ['The drowning', 1, 'After the storm'],
    ['=The keeper', 2, 'Season 2, part 1'],
  ])
  expect(premieres).toHaveLength(3)
  expect((await entries()).slice(-7)).toEqual([
    'story-imported',
    ...Array.from({ length: 3 }, () => 'story-point-added'),
    ...Array.from({ length: 3 }, () => 'premiere-set'),
  ])
  const again = await take(SEASON, { expects: digest })
  expect(again).toMatchObject({ status: 409, body: { type: '/problems/changed-meanwhile' } })
})

test('what was taken out and brought back changes nothing, and no cell of it is a formula', async () => {
  const { text } = await api.asks('GET', `${here}/story.csv`)
  expect(text).toContain("\r\n'=The keeper,2,")
  expect(readPointTable(text, 'Europe/Oslo').flaws).toEqual([])
  const before = await entries()
  const taken = await take(text, { removesMissing: true })
  expect(taken).toMatchObject({ status: 201, body: { changes: [] } })
  expect((await take(`\uFEFF${text.replaceAll('\r\n', '\n')}`)).body.changes).toEqual([])
  expect(await entries()).toEqual(before)
})

test('an id that fans know lives through a change of season, of label and of place', async () => {
  const before = await storyLabelsOf(house.crew, productionId)
  await take('name,season,after\nThe arrival,3,\nThe drowning,3,')
  const after = await storyLabelsOf(house.crew, productionId)
  expect(after.map(({ label }) => label).toSorted()).toEqual([
    'After the storm',
    'Season 2, part 1',
    'Season 3, part 1',
  ])
  expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
})

test('a point that a secret waits for is not dropped, and with it nothing is', async () => {
  const { points } = await story()
  const keeper = points.find(({ name }) => name === '=The keeper')!
  await addSubject(saltlight, {
    productionId,
    actor: wren,
    contact: null,
    subject: {
      kind: 'secret',
      name: 'Who keeps the lamp',
      reveal: { kind: 'story-point', point: keeper.id as StoryPointId },
    },
  })
  const without = 'name\nThe arrival\n'
  for (const refused of [
    await preview(without, { removesMissing: true }),
    await take(without, { removesMissing: true }),
  ])
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/story-point-in-use' } })
  expect((await story()).points).toHaveLength(3)
})

test('scenes hang on points, by hand and by table; one who may only look changes none', async () => {
  const { points } = await story()
  const scenes = (await api.asks('GET', `${here}/scenes.csv`)).text
  expect(scenes).toBe('number,title,point\r\n12,The lamp room,\r\n')
  const csv = 'number;title;point\n12;The lamp room;The arrival\n13;"Storm; night";=The keeper\n'
  const { body } = await api.asks('POST', `${here}/scene-tables/previews`, { csv })
  expect(body).toMatchObject({ flaws: [], changes: [{ kind: 'scene-changed' }, { kind: 'scene-added' }] })
  expect(await api.asks('POST', `${here}/scene-tables`, { csv, expects: body.digest })).toMatchObject({
    status: 201,
  })
  const hung = (await api.asks('GET', `${here}/scenes.csv`)).text
  expect(hung).toContain(`13,"Storm; night",'=The keeper`)
  expect((await api.asks('POST', `${here}/scene-tables`, { csv: hung })).body.changes).toEqual([])
  const [row] = await house.crew
    .selectFrom('production.scenes')
    .select(['id', 'pointId'])
    .where('number', '=', '12')
    .execute()
  expect(row?.pointId).toBe(points.find(({ name }) => name === 'The arrival')?.id)

  await api.as('editor')
  expect(await api.asks('POST', `${here}/scene-tables`, { csv })).toMatchObject({ status: 403 })
  expect(await take(SEASON)).toMatchObject({ status: 403 })
  expect(await api.asks('GET', `${here}/story.csv`)).toMatchObject({ status: 200 })
  await api.as('publicist')
})
