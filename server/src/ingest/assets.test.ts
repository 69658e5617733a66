import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addScene } from '../production/index.ts'
import { mediaHandler } from '../wall/index.ts'
import { openDesk } from './testing-desk.ts'
import { prepareAsset } from './testing-prepare.ts'
import { joinAs, personNamed, saltlight, sendFromSet, signedIn } from './testing.ts'

const { house, set, place, deps, server, asking } = await openDesk({ searchPath: process.env['PATH'] })
const still = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#204060' } })
  .jpeg()
  .toBuffer()
const { assetId } = await sendFromSet(deps, { ...place, bytes: still, name: 'key art.jpg' })

interface Card {
  state: string
  title: string
  genre: string
  scenes: { number: string }[]
  files: { role: string; address: string }[]
}
const read = async () => (await (await fetch(`${server.origin}/assets/${assetId}`)).json()) as Card
const change = (body: Record<string, unknown>) =>
  fetch(`${server.origin}/assets/${assetId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('an asset is read with addresses for what may be shown, and none for its original', async () => {
  expect(await read()).toMatchObject({ state: 'preparing', kind: 'still', title: 'key art', files: [] })
  await prepareAsset(deps, assetId)
  const asset = await read()
  expect(asset).toMatchObject({
    state: 'ready',
    contributor: { name: 'Samir Haddad', craft: 'gaffer' },
    shootingDay: { number: 1, unit: 'Main unit', shotOn: '2026-03-03' },
  })
  expect(asset.files.map(({ role }) => role)).toEqual(['proxy', 'poster', 'clean'])
  const shelf = createServer((request, response) => void mediaHandler(deps)(request, response))
  await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}`
  for (const { address } of asset.files) expect((await fetch(`${origin}${address}`)).status).toBe(200)
  const clean = await fetch(`${origin}${asset.files.at(-1)?.address}`)
  expect(clean.headers.get('content-disposition')).toContain('filename="saltlight-d1-1001.jpg"')
  shelf.close()
})

test('the crew renames an asset, says what it is for and hangs it on scenes of its own production', async () => {
  const scene = await addScene(
    { db: house.crew },
    { productionId: place.productionId, number: '12A', title: 'The lantern room' },
  )
  const changed = await change({
    title: '  Lantern \u202eroom ',
    genre: 'key-art',
    sceneIds: [scene.id, scene.id],
  })
  expect(changed.status).toBe(200)
  expect(await read()).toMatchObject({ title: 'Lantern room', genre: 'key-art', scenes: [{ number: '12A' }] })
  const elsewhere = await saltlight(house, 'Tidewater')
  const foreign = await addScene(
    { db: house.crew },
    { productionId: elsewhere.productionId, number: '1', title: '' },
  )
  expect((await change({ sceneIds: [foreign.id] })).status).toBe(400)
  expect((await change({ title: '\u200b' })).status).toBe(400)
  expect(await read()).toMatchObject({ title: 'Lantern room', scenes: [{ number: '12A' }] })
  expect((await change({ sceneIds: [] })).status).toBe(200)
  expect((await read()).scenes).toEqual([])
})

test('a contributor reaches what they sent themselves and nothing else; a stranger finds nothing there', async () => {
  const contributor = await personNamed(house, 'Tom Okafor')
  await joinAs(house, { productionId: place.productionId, userId: contributor, role: 'contributor' })
  asking.as = signedIn(contributor, 'Tom Okafor')
  expect((await fetch(`${server.origin}/assets/${assetId}`)).status).toBe(403)
  const own = await fetch(`${server.origin}/productions/${place.slug}/uploads`, {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(still.length + 1),
      'upload-metadata': `filename ${Buffer.from('mine.jpg').toString('base64')}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(Buffer.concat([still, Buffer.from([0])])),
  })
  expect(own.status).toBe(201)
  expect(own.headers.get('upload-offset')).toBe(String(still.length + 1))
  const sent = await house.crew
    .selectFrom('ingest.assets')
    .select(['id', 'contributorId'])
    .where('sentBy', '=', contributor)
    .executeTakeFirstOrThrow()
  expect((await fetch(`${server.origin}/assets/${sent.id}`)).status).toBe(200)
  expect((await fetch(`${server.origin}/assets/${assetId}`, { method: 'DELETE' })).status).toBe(403)
  expect((await fetch(`${server.origin}/assets/${sent.id}`, { method: 'DELETE' })).status).toBe(204)
  asking.as = signedIn(await personNamed(house, 'Nobody Here'))
  expect((await fetch(`${server.origin}/assets/${assetId}`)).status).toBe(404)
  asking.as = signedIn(place.owner)
  expect(await set.storage.has(createHash('sha256').update(still).digest('hex'))).toBe(true)
})
