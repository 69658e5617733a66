import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { MOST_FILM_BYTES, Reach } from './reach.ts'
import { readPost } from './read-post.ts'

// A server that answers as the documentation of each platform shows, or as nobody documented.
const answers = new Map<string, { status: number; body: unknown }>()
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const { pathname } = new URL(request.url ?? '/', 'http://here')
  const { status, body } = answers.get(pathname) ?? { status: 404, body: { error: 'Record not found' } }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const reach = new Reach({ namedServer: () => origin })
afterAll(async () => {
  reach.close()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  answers.clear()
  asked.length = 0
})

const reads = (link: string) => readPost(reach, link, AbortSignal.timeout(5_000))
const STATUS = '/api/v1/statuses/112'
const VIDEO = '/api/v1/videos/9c9de5e8-0a1e-484a-b099-e80766180a6d'
const WATCH = `${origin}/w/9c9de5e8-0a1e-484a-b099-e80766180a6d`

const status = (changes: Record<string, unknown> = {}) => ({
  id: '112',
  content: '<p>The lamp &amp; the sea.<br>I worked on <b>Saltlight</b>. #ad</p>',
  spoiler_text: 'A storm',
  media_attachments: [{ id: '7', type: 'video', url: 'https://files.example/7.mp4' }],
  ...changes,
})

test('a status is read as anybody reads it: its film, and its words without the page around them', async () => {
  answers.set(STATUS, { status: 200, body: status() })
  expect(await reads(`${origin}/@mira/112`)).toEqual({
    kind: 'film',
    key: '7 https://files.example/7.mp4',
    address: 'https://files.example/7.mp4',
    words: 'A storm The lamp & the sea. I worked on Saltlight. #ad',
  })
  answers.set(STATUS, { status: 200, body: status({ media_attachments: [] }) })
  expect(await reads(`${origin}/@mira/112`)).toMatchObject({ kind: 'unread', because: 'no-film' })
})

test('a film of PeerTube is fetched in its smallest file that is enough, and not where it is too large', async () => {
  const file = (id: number, size: number) => ({
    fileUrl: `https://files.example/${id}.mp4`,
    size,
    resolution: { id },
  })
  const video = {
    uuid: '9c9de5e8-0a1e-484a-b099-e80766180a6d',
    name: 'The lamp',
    description: null,
    truncatedDescription: 'Part of my work',
    files: [],
    streamingPlaylists: [{ files: [file(1080, 9_000), file(240, 100), file(480, 4_000), file(360, 2_000)] }],
  }
  answers.set(VIDEO, { status: 200, body: video })
  expect(await reads(WATCH)).toMatchObject({
    kind: 'film',
    address: 'https://files.example/360.mp4',
    words: 'The lamp\nPart of my work',
  })
  answers.set(VIDEO, {
    status: 200,
    body: { ...video, streamingPlaylists: [{ files: [file(720, MOST_FILM_BYTES + 1)] }] },
  })
  expect(await reads(WATCH)).toMatchObject({ kind: 'unread', because: 'too-large' })
})

test('of YouTube and TikTok the cover is read, and of TikTok alone the words', async () => {
  answers.set('/oembed', {
    status: 200,
    body: { title: 'The lamp #ad', thumbnail_url: 'https://files.example/c.jpg' },
  })
  expect(await reads('https://www.youtube.com/watch?v=dQw4w9WgXcQ')).toEqual({
    kind: 'cover',
    address: 'https://files.example/c.jpg',
    words: null,
  })
  expect(await reads('https://www.tiktok.com/@mira/video/7300000000000000001')).toMatchObject({
    kind: 'cover',
    words: 'The lamp #ad',
  })
  expect(asked.at(-1)).toContain(encodeURIComponent('https://www.tiktok.com/@mira/video/7300000000000000001'))
  answers.set('/oembed', { status: 200, body: { title: 'No picture' } })
  expect(await reads('https://youtu.be/dQw4w9WgXcQ')).toMatchObject({
    kind: 'unread',
    because: 'closed-platform',
  })
})

test.each([
  ['a status', `${origin}/@mira/112`],
  ['a film of PeerTube', WATCH],
  ['a film of YouTube', 'https://youtu.be/dQw4w9WgXcQ'],
])('%s is gone only where its platform says that there is none', async (_, link) => {
  expect(await reads(link)).toEqual({ kind: 'gone' })
  for (const answer of [
    { status: 500, body: {} },
    { status: 401, body: { error: 'This method requires an authenticated user' } },
    { status: 200, body: '<html>' },
    { status: 200, body: { content: { $ne: 1 }, media_attachments: 'all', files: {} } },
  ]) {
    for (const path of [STATUS, VIDEO, '/oembed']) answers.set(path, answer)
    expect((await reads(link)).kind).toBe('unread')
  }
})

test('Instagram, X and what nobody knows are asked nothing', async () => {
  for (const link of ['https://www.instagram.com/reel/Cabc/', 'https://x.com/mira/status/18', origin])
    expect(await reads(link)).toMatchObject({ kind: 'unread' })
  expect(asked).toEqual([])
})
