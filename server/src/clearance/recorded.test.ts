import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { createGate, shutGate } from '../wall/index.ts'
import { openApi, openSaltlight } from './testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const api = openApi(house, saltlight)
const here = `/productions/${saltlight.slug}`

const everywhere = { kind: 'these', destinations: [{ kind: 'anywhere' }] }
const page = { kind: 'platform', platform: 'own-page' }

test.each([
  ['prohibitions', { kind: 'never', name: 'Never in Oslo', destinations: everywhere, territories: ['NO'] }],
  ['holdbacks', { name: 'Page first', waits: { kind: 'platform', platform: 'tiktok' }, first: page }],
  ['ndas', { contributorName: 'Noor Aziz', name: 'Agreement with Noor Aziz' }],
])('counsel record %s, list and end them; an editor reads them and changes nothing', async (path, body) => {
  await api.as('editor')
  expect((await api.asks('POST', `${here}/${path}`, body)).status).toBe(403)
  await api.as('counsel')
  const made = await api.asks('POST', `${here}/${path}`, body)
  expect(made.status).toBe(201)
  expect((await api.asks('POST', `${here}/${path}`, body)).body.type).toContain('name-taken')
  await api.as('editor')
  const { items } = (await api.asks('GET', `${here}/${path}`)).body
  expect(items).toMatchObject([{ id: made.body.id, name: body.name, ended: null }])
  expect((await api.asks('POST', `/${path}/${made.body.id}/endings`, {})).status).toBe(403)
  await api.as('counsel')
  expect((await api.asks('POST', `/${path}/${made.body.id}/endings`, { reason: 'done' })).status).toBe(201)
  const [ended] = (await api.asks('GET', `${here}/${path}`)).body.items
  expect(ended.ended).toMatchObject({ by: 'Wren Okafor' })
})

test('places that would wait for each other are refused where that is recorded', async () => {
  await api.as('counsel')
  const [tiktok, youtube] = ['tiktok', 'youtube'].map((platform) => ({ kind: 'platform', platform }))
  const after = (name: string, waits: unknown, first: unknown) =>
    api.asks('POST', `${here}/holdbacks`, { name, waits, first })
  expect((await after('tiktok waits', tiktok, page)).status).toBe(201)
  expect((await after('youtube waits', youtube, tiktok)).status).toBe(201)
  expect((await after('the page waits', page, youtube)).body).toMatchObject({
    type: '/problems/holdbacks-go-round',
    names: ['tiktok waits', 'youtube waits'],
  })
})

test('an embargo ends by a wall clock, and says where that clock shows the time twice', async () => {
  await api.as('counsel')
  const begun = await api.asks('POST', `${here}/embargoes`, {
    on: { kind: 'production' },
    untilLocal: { date: '2026-10-25', time: '02:30', zone: 'Europe/Oslo' },
    territories: ['UK-AND-IRELAND', 'GB'],
    lifters: { kind: 'any-of', names: ['Jonas Vale'] },
  })
  expect(begun.body).toMatchObject({ until: '2026-10-25T01:30:00.000Z' })
  expect(begun.body.warning).toContain('twice')
  const lifted = await api.asks('POST', `/embargoes/${begun.body.id}/liftings`, {})
  expect(lifted.body).toMatchObject({ status: 403, lifters: ['Jonas Vale'] })
  const word = { by: 'Jonas Vale', evidence: 'His call of this morning' }
  expect((await api.asks('POST', `/embargoes/${begun.body.id}/liftings`, word)).body).toMatchObject({
    isLifted: true,
    waitsFor: [],
  })
})

test('the story is told by those who lead, and a secret waits for a point of it', async () => {
  await api.as('counsel')
  const act = { name: 'First act', after: [], publicAt: null }
  expect((await api.asks('POST', `${here}/story-points`, act)).status).toBe(403)
  await api.as('publicist')
  const { id: point } = (await api.asks('POST', `${here}/story-points`, act)).body
  const premiere = { territory: 'NO', local: { date: '2026-12-08', time: '18:00', zone: 'Europe/Oslo' } }
  expect((await api.asks('POST', `${here}/premieres`, premiere)).body).toMatchObject({
    at: '2026-12-08T17:00:00.000Z',
    warning: null,
  })
  expect((await api.asks('GET', `${here}/story`)).body).toMatchObject({
    points: [{ id: point, name: 'First act' }],
    premieres: [{ territory: 'NO', local: premiere.local }],
  })
  const reveal = {
    kind: 'any',
    of: [
      { kind: 'story-point', point },
      { kind: 'premiere', of: null, territory: 'each', delay: { kind: 'hours', hours: 24 } },
    ],
  }
  await api.asks('POST', `${here}/subjects`, { kind: 'secret', name: 'The ending', reveal })
  const { items } = (await api.asks('GET', `${here}/subjects`)).body
  expect(items.find(({ name }: { name: string }) => name === 'The ending')).toMatchObject({ reveal })
  expect((await api.asks('DELETE', `/story-points/${point}`)).body.type).toContain('story-point-in-use')
})

test('a point that something shown or said waits for stays in the story, and what is shut waits for nothing', async () => {
  await api.as('publicist')
  const { id: point } = (
    await api.asks('POST', `${here}/story-points`, { name: 'Third act', after: [], publicAt: null })
  ).body
  const { productionId } = saltlight
  const gateId = await house.crew.transaction().execute(async (trx) => {
    const id = await createGate(trx, { productionId, audience: 'public', opensAt: house.clock.now() })
    await trx
      .updateTable('wall.gates')
      .set({ horizonPoints: [point] })
      .where('id', '=', id)
      .execute()
    return id
  })
  const refused = await api.asks('DELETE', `/story-points/${point}`)
  expect(refused.body).toMatchObject({ type: '/problems/story-point-in-use', status: 409 })
  expect(refused.body.detail).toContain('waits for Third act')
  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
  expect((await api.asks('DELETE', `/story-points/${point}`)).status).toBe(204)
})
