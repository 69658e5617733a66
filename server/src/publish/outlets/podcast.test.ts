import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AttemptId } from '@stagedoor/core/publish'
import { afterAll, expect, test } from 'vitest'
import { connectorFor, testingContextFor } from './testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { shutGate } from '../../wall/index.ts'
import { openFrontOfHouse } from '../testing.ts'
import { filmSecret } from '../testing-story.ts'
import { filmHandler, podcastHandler } from './index.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
const films = filmHandler({ ...front, fan: house.fan })
const podcast = podcastHandler({ fan: house.fan, site: front.site })
const server = createServer(
  (request, response) => void (request.url?.startsWith('/films/') ? films : podcast)(request, response),
)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await front.close()
})

const connector = connectorFor(front, house)
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers })
const feed = async () => (await get(FEED)).text()
const FEED = `/${front.slug}/podcast.xml`
const pathIn = (url: string | null) => new URL(url ?? '').pathname

/** A publication that is out, and its post, ready for the feed. */
async function leavingCut(assetId: string, opensAt: number | null = null) {
  const cutId = await front.rendered(assetId)
  const { id } = await front.schedules(cutId, opensAt, 'The <second> lantern')
  return testingContextFor({ ...house, ...front }, id)
}

test('an entry is in the feed from its commit on, once, with a film in ranges; a program that has it is told so', async () => {
  const before = await get(FEED)
  expect(await before.text()).not.toContain('<item>')
  const { ctx, post } = await leavingCut(await front.footage('The kitchen', 20))

  const begun = await connector.begin(post, ctx, null)
  expect(begun).toMatchObject({ kind: 'continue', next: 'commit' })
  expect(await feed()).not.toContain('<item>')
  const handle = { v: 1 }
  expect(await connector.reconcile(post, ctx, handle)).toEqual({ kind: 'absent' })
  const live = await connector.commit(post, ctx, handle)
  if (live.kind !== 'live') throw new Error(`not live: ${JSON.stringify(live)}`)
  expect(await connector.commit(post, ctx, handle)).toMatchObject({ ref: { id: live.ref.id } })
  expect(await connector.reconcile(post, ctx, handle)).toMatchObject({ kind: 'present', ref: live.ref })

  const after = await get(FEED)
  const xml = await after.text()
  expect(xml.match(/<item>/g)).toHaveLength(1)
  expect(xml).toContain('The &lt;second&gt; lantern')
  expect(xml).toContain(`<guid isPermaLink="false">urn:uuid:${live.ref.id}</guid>`)
  expect(xml).toContain('Paid partnership.')
  expect(xml).toContain('Content warning: deep water')
  const etag = after.headers.get('etag') ?? ''
  expect(etag).not.toBe(before.headers.get('etag'))
  expect((await get(FEED, { 'if-none-match': `W/${etag}` })).status).toBe(304)

  const film = pathIn(live.ref.url)
  const part = await get(film, { range: 'bytes=0-3' })
  expect([part.status, await part.text()]).toEqual([206, 'film'])
  expect((await get(film, { 'if-none-match': part.headers.get('etag') ?? '' })).status).toBe(304)
  expect(await (await get(film.replace('.mp4', '.en.vtt'))).text()).toContain('WEBVTT')
  expect((await get(film.replace('.mp4', '.nb.vtt'))).status).toBe(404)
})

test('what is shut is not in the feed from that moment, and its film is not there; what is withdrawn is gone for good', async () => {
  const { ctx, post, gateId } = await leavingCut(await front.footage('The pier', 20))
  const live = await connector.commit(post, ctx, { v: 1 })
  if (live.kind !== 'live') throw new Error('not live')
  const film = pathIn(live.ref.url)
  expect(await feed()).toContain(live.ref.id)

  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
  expect(await feed()).not.toContain(live.ref.id)
  expect((await get(film)).status).toBe(404)
  expect(await connector.observe(live.ref, ctx, null)).toMatchObject({ existence: 'hidden' })

  expect(await connector.retract(live.ref, ctx)).toMatchObject({ kind: 'deleted' })
  expect(await connector.retract(live.ref, ctx)).toMatchObject({ kind: 'already-gone' })
  expect((await get(film)).status).toBe(410)
  expect((await get(film.replace('.mp4', '.en.vtt'))).status).toBe(410)
  expect(await connector.observe(live.ref, ctx, null)).toMatchObject({ existence: 'gone' })
  expect(await connector.commit(post, ctx, { v: 1 })).toMatchObject({ kind: 'failed' })
})

test('what gives the story away, or is not open yet, never enters a feed: nobody is asked who they are there', async () => {
  const secret = await filmSecret(front, {
    secret: 'The keeper lives',
    episodes: [{ name: 'One', airs: '21:00' }],
  })
  const behind = await leavingCut(secret)
  const early = await leavingCut(await front.footage('The tower', 20), front.later(3_600_000))
  for (const { ctx, post } of [behind, early])
    expect(await connector.commit(post, ctx, { v: 1 })).toMatchObject({
      kind: 'failed',
      error: { code: 'not-for-everybody' },
    })
})

test('an attempt that nobody began enters nothing', async () => {
  const { ctx, post } = await leavingCut(await front.footage('The net', 20))
  const stranger = { ...ctx, attemptId: '00000000-0000-4000-8000-000000000000' as AttemptId }
  await expect(connector.commit(post, stranger, { v: 1 })).rejects.toThrow('No attempt')
})
