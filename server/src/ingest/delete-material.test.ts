import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyChain } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { openSet, personNamed, joinAs, saltlight, sendFromSet, serveIngest, signedIn } from './testing.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const place = await saltlight(house)
const deps = await set.restarted()
let asker = signedIn(place.owner)
const server = await serveIngest(deps, () => asker)
afterAll(async () => {
  await server.close()
  await set.close()
})

const HOUR = 3_600_000
const footage = () =>
  Buffer.concat([
    Buffer.from('0000001c667479706d70343200000001', 'hex'),
    Buffer.from('mp42isom'),
    randomBytes(2000),
  ])
const send = (bytes: Buffer, contributor = 'Samir Haddad') =>
  sendFromSet(deps, { ...place, bytes, name: 'take.mp4', contributor })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const deletion = (token: string) =>
  fetch(`${server.origin}/receipt-slips/${token}/deletions`, { method: 'POST' })
const chain = () =>
  house.crew
    .selectFrom('plant.chainEntries')
    .selectAll()
    .where('productionId', '=', place.productionId)
    .orderBy('seq', 'desc')
    .execute()

test('within the hour a sender deletes what they sent: bytes, files, gate and row say so, and the log keeps that it was', async () => {
  const bytes = footage()
  const { uploadId, assetId, receiptToken } = await send(bytes)
  await house.clock.advance(HOUR - 1)
  const answer = await deletion(receiptToken)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({
    state: 'deleted',
    assetState: 'deleted',
    deletedAt: '2026-03-03T12:59:59.999Z',
  })
  expect(await set.storage.has(sha256(bytes))).toBe(false)
  const { gateId } = await house.crew
    .selectFrom('ingest.assets')
    .select('gateId')
    .where('id', '=', assetId)
    .executeTakeFirstOrThrow()
  const gate = await house.crew
    .selectFrom('wall.gates')
    .selectAll()
    .where('id', '=', gateId)
    .executeTakeFirstOrThrow()
  expect(gate.standing).toBe('shut')
  const [entry] = await chain()
  expect(entry).toMatchObject({ kind: 'material-deleted', body: { assetId, uploadId, by: 'sender' } })
  expect(JSON.stringify(entry?.body)).not.toContain('Samir Haddad')
  expect(await verifyChain(house.crew, place.productionId)).toMatchObject({ kind: 'whole' })
  const events = await house.crew
    .selectFrom('plant.outbox')
    .selectAll()
    .where('name', '=', 'ingest.asset-deleted')
    .execute()
  expect(events.map(({ payload }) => payload)).toContainEqual({ assetId, by: 'sender' })
  expect((await fetch(`${server.origin}/assets/${assetId}`)).status).toBe(404)
  expect((await deletion(receiptToken)).status).toBe(201)
  expect((await chain()).filter(({ kind }) => kind === 'material-deleted')).toHaveLength(1)
})

test('when the hour has passed the sender is told so, and nothing is deleted', async () => {
  const bytes = footage()
  const { receiptToken } = await send(bytes)
  await house.clock.advance(HOUR)
  const answer = await deletion(receiptToken)
  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ type: '/problems/deletion-too-late' })
  expect(await set.storage.has(sha256(bytes))).toBe(true)
})

test('the same bytes sent by two people are one file, and go with the last of them', async () => {
  const bytes = footage()
  const first = await send(bytes)
  const second = await send(bytes, 'Tom Okafor')
  expect(first.assetId).not.toBe(second.assetId)
  expect((await deletion(first.receiptToken)).status).toBe(201)
  expect(await set.storage.has(sha256(bytes))).toBe(true)
  expect((await deletion(second.receiptToken)).status).toBe(201)
  expect(await set.storage.has(sha256(bytes))).toBe(false)
})

test('an altered receipt opens nothing, and an inbox’s link is no receipt', async () => {
  const { receiptToken } = await send(footage())
  expect((await deletion(`${receiptToken.slice(0, -1)}_`)).status).toBe(404)
  const inbox = (await (
    await fetch(`${server.origin}/productions/${place.slug}/inboxes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ shootingDayId: place.shootingDayId }),
    })
  ).json()) as { link: string }
  expect((await deletion(inbox.link.split('/').at(-1) ?? '')).status).toBe(404)
})

test('the owner deletes an asset for good; a publicist, who may not erase, does not', async () => {
  const bytes = footage()
  const { assetId } = await send(bytes)
  const publicist = await personNamed(house, 'Mara Voss')
  await joinAs(house, { productionId: place.productionId, userId: publicist, role: 'publicist' })
  asker = signedIn(publicist, 'Mara Voss')
  expect((await fetch(`${server.origin}/assets/${assetId}`, { method: 'DELETE' })).status).toBe(403)
  asker = signedIn(place.owner)
  expect((await fetch(`${server.origin}/assets/${assetId}`, { method: 'DELETE' })).status).toBe(204)
  expect(await set.storage.has(sha256(bytes))).toBe(false)
  expect(await readdir(join(set.folder, 'arriving'))).toEqual([])
})
