import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { OutgoingRefused, WayOut } from './index.ts'

interface Heard {
  url: string
  headers: Record<string, string | string[] | undefined>
  bytes: number
}

const heard: Heard[] = []
const platform = createServer((request, response) => {
  if (request.url === '/silent') return
  if (request.url === '/slow-film') return void request.resume()
  let bytes = 0
  request.on('data', (chunk: Buffer) => (bytes += chunk.length))
  request.on('end', () => {
    heard.push({ url: request.url ?? '', headers: request.headers, bytes })
    if (request.url === '/moved') response.writeHead(307, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    else if (request.url === '/long') response.writeHead(200).end('x'.repeat(3_000))
    else if (request.url === '/gone') response.writeHead(204).end()
    else response.writeHead(201, { 'set-cookie': 'a=1', 'x-said': 'yes' }).end('{"id":"7"}')
  })
})
await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve))
const { port } = platform.address() as AddressInfo
const origin = `http://127.0.0.1:${port}`
const way = new WayOut({ mostBytes: 2_000, quietMs: 200 })
const never = new AbortController().signal
const named = way.to([{ origin, isNamed: true }], never)
afterAll(() => {
  way.close()
  platform.closeAllConnections()
  platform.close()
})

test('what has a length says it, and a stream is sent as it comes', async () => {
  const answer = await named(`${origin}/posts`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })
  expect([answer.status, await answer.json(), answer.headers.get('x-said')]).toEqual([
    201,
    { id: '7' },
    'yes',
  ])
  const form = new FormData()
  form.set('media', new Blob(['0123456789']))
  await named(`${origin}/parts`, { method: 'POST', body: form })
  async function* film() {
    for (let piece = 0; piece < 64; piece += 1) yield Buffer.alloc(65_536)
  }
  const length = 64 * 65_536
  await named(new URL(`${origin}/film`), {
    method: 'PUT',
    body: ReadableStream.from(film()),
    headers: { 'content-length': String(length), 'content-type': 'video/mp4' },
  })
  expect(heard.map(({ headers }) => headers['content-type']?.toString().split(';')[0])).toEqual([
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'video/mp4',
  ])
  expect(heard.map(({ headers }) => headers['content-length'])).toEqual([
    '3',
    String(heard[1]?.bytes),
    String(length),
  ])
  expect(heard[2]?.bytes).toBe(length)
  expect((await named(`${origin}/gone`, { method: 'DELETE' })).status).toBe(204)
})

test('no redirect is followed, so no token goes to another host', async () => {
  const answer = await named(`${origin}/moved`, { headers: { authorization: 'Bearer abc' } })
  expect([answer.status, answer.headers.get('location')]).toEqual([307, 'http://127.0.0.1:1/elsewhere'])
})

test('it goes to the given origins and nowhere else; unless a person named one, to the open internet over HTTPS', async () => {
  const before = heard.length
  const refused = async (fetch: typeof globalThis.fetch, address: string) =>
    expect(fetch(address), address).rejects.toBeInstanceOf(OutgoingRefused)
  await refused(named, `http://127.0.0.1:${port + 1}/`)
  await refused(named, `http://localhost:${port}/`)
  await refused(named, `http://somebody:word@127.0.0.1:${port}/`)
  const given = (one: string) => way.to([{ origin: one, isNamed: false }], never)
  await refused(given(origin), `${origin}/inside`)
  await refused(given('https://127.0.0.1'), 'https://127.0.0.1/inside')
  await refused(given('https://localhost'), 'https://localhost/inside')
  expect(heard.length).toBe(before)
})

test('an answer that is too long, one that never comes, and one that nobody waits for any more are given up', async () => {
  await expect(named(`${origin}/long`)).rejects.toThrow('longer than 2000 bytes')
  await expect(named(`${origin}/silent`)).rejects.toThrow('quiet for too long')
  const over = new AbortController()
  const asked = way.to([{ origin, isNamed: true }], over.signal)(`${origin}/silent`)
  over.abort()
  await expect(asked).rejects.toThrow()
})

test('a call finds its way past any number of films that are being handed over', async () => {
  const [asked, over] = [heard.length, new AbortController()]
  async function* film() {
    for (;;) {
      yield Buffer.alloc(1024)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const films = Array.from({ length: 40 }, () =>
    named(`${origin}/slow-film`, {
      method: 'PUT',
      body: ReadableStream.from(film()),
      signal: over.signal,
    }).catch(() => 'broken off'),
  )
  const answer = await named(`${origin}/at-its-moment`, { method: 'POST', body: '{}' })
  expect([answer.status, heard.length - asked]).toEqual([201, 1])
  over.abort()
  expect(new Set(await Promise.all(films))).toEqual(new Set(['broken off']))
})
