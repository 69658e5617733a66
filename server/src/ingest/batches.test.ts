import { randomBytes } from 'node:crypto'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../plant/db/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { addScene, addShootingDay } from '../production/index.ts'
import { joinAs, openSet, personNamed, saltlight, sendFromSet, serveIngest, signedIn } from './testing.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const place = await saltlight(house)
const { productionId, shootingDayId } = place
const deps = await set.restarted()
const shoot = async (hue: number) => {
  const background = { r: hue, g: 24, b: 40 }
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return (await sendFromSet(deps, { ...place, bytes, name: 'still.jpg' })).assetId
}
const [lamp, deck] = [await shoot(20), await shoot(90)]
const ports = { db: house.crew, clock: house.clock }
const night = await addShootingDay(ports, { productionId, unit: 'Splinter', number: 2, shotOn: '2026-03-04' })
const scene = await addScene(ports, { productionId, number: '12A', title: 'The lantern room' })
let asker = signedIn(place.owner)
const server = await serveIngest(deps, () => asker)
afterAll(async () => {
  await server.close()
  await set.close()
})

const asks = (method: string, path: string, body: object) =>
  fetch(`${server.origin}/productions/${place.slug}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const says = async (changes: object[]) => {
  const answer = await asks('PATCH', 'assets', { changes })
  return { status: answer.status, body: (await answer.json()) as { takesBack: object[] } }
}
const stand = async () =>
  Object.fromEntries(
    (
      await house.crew.selectFrom('ingest.listedAssets').selectAll().where('id', 'in', [lamp, deck]).execute()
    ).map(({ id, genre, shootingDayNumber, scenes }) => [
      id,
      [genre, shootingDayNumber, ...scenes.map(({ number }) => number)],
    ]),
  )

test('what many assets are of is said at once, said twice it is said once, and one word takes it back', async () => {
  await says([{ assetId: lamp, addSceneIds: [scene.id] }])
  const both = [lamp, deck].map((assetId) => ({
    assetId,
    shootingDayId: night.id,
    genre: 'unit-still',
    addSceneIds: [scene.id],
  }))
  const first = await says(both)
  expect(await stand()).toEqual({ [lamp]: ['unit-still', 2, '12A'], [deck]: ['unit-still', 2, '12A'] })
  expect((await says(both)).body.takesBack).toEqual([])
  expect((await says(first.body.takesBack)).status).toBe(200)
  // The lamp hung on its scene before, and still does.
  expect(await stand()).toEqual({ [lamp]: ['bts', 1, '12A'], [deck]: ['bts', 1] })
  await says([{ assetId: deck, shootingDayId: null }])
  expect((await stand())[deck]).toEqual(['bts', null])
  await says([{ assetId: deck, shootingDayId }])
})

test('a batch that cannot be done whole is not done at all', async () => {
  const before = await stand()
  const other = await saltlight(house, 'Tidewater')
  for (const refused of [
    { assetId: newId(), genre: 'key-art' },
    { assetId: deck, shootingDayId: other.shootingDayId },
    { assetId: deck, addSceneIds: [newId()] },
  ]) {
    const { status } = await says([{ assetId: lamp, genre: 'key-art', shootingDayId: null }, refused])
    expect([400, 404]).toContain(status)
  }
  expect(await stand()).toEqual(before)
})

test('clean copies are saved in one file under names of the house, and what has none is told', async () => {
  const clean = randomBytes(3_000)
  expect((await asks('POST', 'clean-copies', { assetIds: [lamp, deck] })).status).toBe(409)
  const { sha256, sizeBytes } = await set.storage.put(
    (async function* () {
      yield clean
    })(),
  )
  await house.crew
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId: lamp,
      role: 'clean',
      sha256: Buffer.from(sha256, 'hex'),
      sizeBytes,
      mediaType: 'image/jpeg',
      facts: JSON.stringify({ extension: 'jpg' }),
    })
    .execute()
  const answer = await asks('POST', 'clean-copies', { assetIds: [lamp, deck] })
  expect(answer.headers.get('content-disposition')).toContain(`${place.slug}-clean-copies.zip`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-length')).toBe(String(bytes.length))
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(['saltlight-d1-1001.jpg', 'not-in-this-archive.txt'])
  expect(Buffer.from(files['saltlight-d1-1001.jpg'] ?? []).equals(clean)).toBe(true)
  // No other production's reader comes to them.
  asker = signedIn(await personNamed(house, 'Nobody Here'))
  expect((await asks('POST', 'clean-copies', { assetIds: [lamp] })).status).toBe(404)
  asker = signedIn(place.owner)
})

test('many are deleted by who may erase alone, and of each is said what came of it', async () => {
  const publicist = await personNamed(house, 'Jonas Vale')
  await joinAs(house, { productionId, userId: publicist, role: 'publicist' })
  asker = signedIn(publicist, 'Jonas Vale')
  expect((await asks('POST', 'asset-deletions', { assetIds: [lamp] })).status).toBe(403)
  asker = signedIn(place.owner)
  const nowhere = newId()
  const answer = await asks('POST', 'asset-deletions', { assetIds: [deck, nowhere] })
  expect(await answer.json()).toEqual({
    outcomes: [
      { assetId: deck, outcome: 'deleted' },
      { assetId: nowhere, outcome: 'not-there' },
    ],
  })
  const states = await house.crew
    .selectFrom('ingest.assets')
    .select(['id', 'state'])
    .where('id', 'in', [lamp, deck])
    .execute()
  expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
    [lamp]: 'preparing',
    [deck]: 'deleted',
  })
})
