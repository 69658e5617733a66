import { takingBack } from '@stagedoor/core/ingest'
import { secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../plant/db/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { joinAs, openSet, personNamed, saltlight, serveIngest, signedIn } from './testing.ts'
import { arrivedFootage } from './testing-asset.ts'

const house = await testDatabase()
const set = await openSet(house)
const place = await saltlight(house)
const { productionId } = place
const sentBy = { userId: newId(), name: 'Samir Haddad' }
const arrives = (title: string) =>
  house.crew.transaction().execute((trx) =>
    arrivedFootage(trx, {
      productionId,
      title,
      seconds: 10,
      sentBy,
      shootingDayId: null,
      now: house.clock.now(),
    }),
  )
const lamp = await arrives('Lamp')
const deck = await arrives('Deck')
let asker = signedIn(place.owner)
const server = await serveIngest(await set.restarted(), () => asker)
afterAll(async () => {
  await server.close()
  await set.close()
})

const asks = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${server.origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}
const triage = (marks: { assetId: string; mark: string | null }[]) =>
  asks('PUT', `/productions/${place.slug}/triage`, { marks })
const marksNow = async () =>
  Object.fromEntries(
    (await house.crew.selectFrom('ingest.dailies').select(['title', 'triage']).execute()).map((row) => [
      row.title,
      row.triage,
    ]),
  )

test('a batch is marked at once, the same batch again changes nothing, and all of it can be taken back', async () => {
  const batch = [
    { assetId: lamp, mark: 'keep' },
    { assetId: deck, mark: 'no' },
  ]
  const first = await triage(batch)
  expect(first.body.changed).toHaveLength(2)
  expect(await marksNow()).toEqual({ Lamp: 'keep', Deck: 'no' })
  expect((await triage(batch)).body.changed).toEqual([])
  expect((await triage(takingBack(first.body.changed))).status).toBe(200)
  expect(await marksNow()).toEqual({ Lamp: null, Deck: null })
  const acts = await house.crew.selectFrom('ingest.triageActs').select(['was', 'mark', 'byName']).execute()
  expect(acts).toHaveLength(4)
  expect(new Set(acts.map(({ byName }) => byName))).toEqual(new Set(['Ida Brandt']))
})

test('a batch with one asset that is not there marks none of it', async () => {
  const batch = [
    { assetId: lamp, mark: 'keep' },
    { assetId: newId(), mark: 'keep' },
  ]
  expect(await triage(batch)).toMatchObject({ status: 404 })
  expect(await marksNow()).toEqual({ Lamp: null, Deck: null })
  expect(await triage([batch[0]!, batch[0]!])).toMatchObject({ status: 400 })
})

test('a marker is written once however often it is sent, changed, removed, and brought back', async () => {
  const id = newId()
  const said = {
    kind: 'range',
    name: 'The lamp goes on',
    note: 'before the wind',
    fromFlicks: secondsToFlicks(2),
    toFlicks: secondsToFlicks(4),
  }
  const one = `/assets/${lamp}/markers/${id}`
  const list = async () => (await asks('GET', `/assets/${lamp}/markers`)).body.items
  expect((await asks('PUT', one, said)).status).toBe(204)
  expect((await asks('PUT', one, said)).status).toBe(204)
  expect(await list()).toMatchObject([{ id, ...said, madeBy: 'Ida Brandt' }])
  expect((await asks('PUT', one, { ...said, name: 'Lamp on' })).status).toBe(204)
  expect((await asks('DELETE', one)).status).toBe(204)
  expect(await list()).toEqual([])
  expect((await asks('PUT', one, said)).status).toBe(204)
  expect(await list()).toMatchObject([{ name: 'The lamp goes on' }])
  expect((await asks('PUT', `/assets/${deck}/markers/${id}`, said)).status).toBe(404)
  const outside = { ...said, toFlicks: secondsToFlicks(11) }
  expect(await asks('PUT', `/assets/${lamp}/markers/${newId()}`, outside)).toMatchObject({ status: 400 })
  expect(await asks('PUT', one, { ...said, toFlicks: 0 })).toMatchObject({ status: 400 })
})

test('the markers of an asset are saved as a list that cutting programs read', async () => {
  const nameless = { kind: 'fix', name: '', note: '', fromFlicks: 0, toFlicks: 0 }
  await asks('PUT', `/assets/${lamp}/markers/${newId()}`, nameless)
  const answer = await fetch(`${server.origin}/assets/${lamp}/markers.edl`)
  expect(answer.headers.get('content-disposition')).toMatch(/filename="saltlight[\w-]*\.edl"/)
  const text = await answer.text()
  expect(text).toContain('002  001      V     C        01:00:02:00 01:00:04:00 01:00:02:00 01:00:04:00')
  expect(text).toContain('before the wind |C:ResolveColorPurple |M:The lamp goes on |D:50')
  expect(text).toContain('|C:ResolveColorRed |M:To mend |D:1')
})

test('who sends from set neither triages nor reads what the crew noted', async () => {
  const sender = await personNamed(house, 'Samir Haddad')
  await joinAs(house, { productionId, userId: sender, role: 'contributor' })
  asker = signedIn(sender)
  expect((await triage([{ assetId: lamp, mark: 'no' }])).status).toBe(403)
  expect((await asks('GET', `/assets/${lamp}/markers`)).status).toBe(403)
  expect((await fetch(`${server.origin}/assets/${lamp}/markers.edl`)).status).toBe(403)
  asker = signedIn(place.owner)
})
