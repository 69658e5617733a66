import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { callSheet } from '../plant/media/testing-documents.ts'
import { mediaHandler } from '../wall/index.ts'
import { deleteAsset } from './delete-material.ts'
import { assetById } from './queries.ts'
import { openDesk } from './testing-desk.ts'
import { prepareAsset } from './testing-prepare.ts'
import { sendFromSet } from './testing.ts'

const { house, set, place, deps, server } = await openDesk({ searchPath: process.env['PATH'] })
const shelf = createServer((request, response) => void mediaHandler(deps)(request, response))
await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve))
const shelfOrigin = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}`
afterAll(async () => {
  shelf.close()
})

async function sent(bytes: Buffer, name: string) {
  const arrived = await sendFromSet(deps, { ...place, bytes, name })
  await prepareAsset(deps, arrived.assetId).catch(() => undefined)
  return arrived
}
interface Pages {
  pages: number
  shown: { number: number; address: string; smallAddress: string }[]
}

test('a call sheet is looked at page by page as pictures, until it is deleted', async () => {
  const { assetId, uploadId } = await sent(await callSheet({ pages: 3 }), 'Call sheet 14.pdf')
  expect(await assetById(deps.db, assetId)).toMatchObject({
    kind: 'document',
    state: 'ready',
    durationFlicks: 3 * 705_600_000,
  })
  const { pages, shown } = (await (await fetch(`${server.origin}/assets/${assetId}/pages`)).json()) as Pages
  expect([pages, shown.map(({ number }) => number)]).toEqual([3, [1, 2, 3]])
  for (const { address, smallAddress } of shown) {
    const page = await fetch(`${shelfOrigin}${address}`)
    expect(page.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await page.arrayBuffer()).includes('Lindqvist')).toBe(false)
    expect((await fetch(`${shelfOrigin}${smallAddress}`)).status).toBe(200)
  }
  const card = (await (await fetch(`${server.origin}/assets/${assetId}`)).json()) as {
    files: { role: string }[]
  }
  expect(card.files.map(({ role }) => role)).toEqual(['poster'])
  const digests = await house.crew
    .selectFrom('ingest.assetParts')
    .select('sha256')
    .where('assetId', '=', assetId)
    .execute()
  expect(digests).toHaveLength(6)
  await deleteAsset(deps, { uploadId, actor: { userId: place.owner, name: 'Ida Brandt' } })
  expect((await fetch(`${server.origin}/assets/${assetId}/pages`)).status).toBe(404)
  for (const { sha256 } of digests) expect(await set.storage.has(sha256.toString('hex'))).toBe(false)
})

test('a document behind a password is kept, and named so', async () => {
  const { assetId } = await sent(await callSheet({ password: 'tide' }), 'Call sheet 15.pdf')
  expect(await assetById(deps.db, assetId)).toMatchObject({
    state: 'unreadable',
    problem: { because: 'locked' },
  })
})
