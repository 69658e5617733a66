import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { answerDoor } from './answer-door.ts'
import { tellStoryPoint } from './clearance/index.ts'
import { wren } from './clearance/testing.ts'
import { PageCache } from './page-cache.ts'
import { FOR_ANYBODY, pageDoor } from './page-door.ts'
import { testDatabase } from './plant/db/testing.ts'
import { openFrontOfHouse } from './publish/testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
const cache = new PageCache({
  db: house.worker,
  clock: house.clock,
  listener: { listen: house.listen },
  isListening: house.isListening,
})
await cache.start()

// A site of one page: what the API says, for anybody, drawn anew each time it is asked.
let drawn = 0
const draw = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  drawn += 1
  const { status, body } = await front.outside(`/api/v1/public/productions/${front.slug}/posts${request.url}`)
  if (status === 200 && request.url !== '/private') response.setHeader(FOR_ANYBODY, 'yes')
  response.setHeader('content-type', 'text/html')
  response.writeHead(status)
  response.write(body)
  response.end()
}
const door = pageDoor({ pages: (request, response) => void draw(request, response), cache })
const server = createServer((request, response) =>
  door(request, response, () => response.writeHead(404).end()),
)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  await cache.stop()
  server.closeAllConnections()
  server.close()
  await front.close()
})

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers })
const bytes = async (path: string, headers: Record<string, string> = {}) => (await ask(path, headers)).text()
/** Asks until a page comes from what is kept: the first beat through the database has to be heard. */
const warm = (path: string) =>
  vi.waitFor(async () => {
    await bytes(path)
    const before = drawn
    await bytes(path)
    expect(drawn).toBe(before)
  })

const cut = await front.rendered(await front.footage('On the rocks', 20))
const { id: publicationId, slug, gateId } = await front.schedules(cut, null)
const page = `/${slug}`

beforeEach(() => cache.drop())

test('a page of which nobody in particular is asked is drawn once, compressed once, and known by its tag', async () => {
  await warm(page)
  const before = drawn
  const answer = await ask(page, { 'accept-encoding': 'br' })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('vary')).toBe('Cookie, Accept-Encoding')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(answer.headers.get(FOR_ANYBODY)).toBeNull()
  expect(await answer.text()).toContain('The second lantern')
  const again = await ask(page, { 'if-none-match': answer.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect(drawn).toBe(before)
})

test('of whom anything is known is never shown what is kept, and what is drawn for them is never kept', async () => {
  await warm(page)
  for (const headers of [
    { cookie: 'stagedoor_viewer=x' },
    { cookie: 'theme=dark; a=b' },
    { authorization: 'Bearer x' },
  ]) {
    const before = drawn
    await bytes(page, headers)
    expect(drawn).toBe(before + 1)
  }
})

test('day and night are two pages, and a page that is not for anybody is drawn each time', async () => {
  await warm(page)
  const before = drawn
  await bytes(page, { cookie: 'theme=dark' })
  await bytes(page, { cookie: 'theme=dark' })
  expect(drawn).toBe(before + 1)
  await bytes('/there-is-none')
  await bytes('/there-is-none')
  expect(drawn).toBe(before + 3)
})

test('a recall is heard, and the page is not there', async () => {
  await warm(page)
  await house.crew.transaction().execute(async (trx) => {
    await sql`update wall.gates set standing = 'shut' where id = ${gateId}`.execute(trx)
  })
  await vi.waitFor(async () => expect((await ask(page)).status).toBe(404))
  await sql`update wall.gates set standing = 'stands' where id = ${gateId}`.execute(house.crew)
})

test('what this process itself changes is gone from the very next answer', async () => {
  await warm(page)
  await sql`update wall.gates set standing = 'shut' where id = ${gateId}`.execute(house.crew)
  cache.drop()
  expect((await ask(page)).status).toBe(404)
  await sql`update wall.gates set standing = 'stands' where id = ${gateId}`.execute(house.crew)
})

test('a change of words, of whichever row a page shows, is heard from another process', async () => {
  await warm(page)
  await house.crew
    .updateTable('publish.posts')
    .set({ title: 'The third lantern' })
    .where('publicationId', '=', publicationId)
    .execute()
  await vi.waitFor(async () => expect(await bytes(page)).toContain('The third lantern'))
})

test('every table of the community that belongs to a production tells of its changes, but those that each fan reads alone', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'production_id' and not a.attisdropped
    where c.relkind = 'r' and n.nspname = 'community' and not exists (
      select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'pages_changed')
    order by 1`.execute(house.owner)
  expect(rows.map(({ name }) => name)).toEqual(['community.follows', 'community.notices'])
})

test('whatever a fan may read tells of its changes of every kind, but what changes with a row that does, and what each fan reads alone', async () => {
  const { fan } = house.roles
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('community', 'production', 'publish', 'wall', 'plant')
      and (has_table_privilege(${fan}, c.oid, 'select') or has_any_column_privilege(${fan}, c.oid, 'select'))
      and not exists (
        select from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('pages_changed', 'gate_changed')
          and t.tgenabled = 'O' and t.tgtype & 28 = 28 and t.tgqual is null)
    order by 1`.execute(house.owner)
  const withAnother = ['community.answer_clips', 'community.session_answerers', 'publish.post_credits']
  const alone = ['follows', 'notice_settings', 'notice_topics', 'notices', 'push_devices', 'votes', 'writers']
  expect(rows.map(({ name }) => name)).toEqual(
    [...withAnother, ...alone.map((name) => `community.${name}`)].toSorted(),
  )
})

test('a page is kept to the millisecond at which the next gate opens, without a word from anybody', async () => {
  const opensAt = house.clock.now() + 60_000
  const later = await front.rendered(await front.footage('At the window', 20), 'Who is at the window')
  await front.schedules(later, opensAt, 'Who is at the window')
  let now = opensAt - 1
  const clocked = new PageCache({
    db: house.worker,
    clock: { now: () => instant(now) },
    listener: { listen: house.listen },
    isListening: house.isListening,
  })
  await clocked.start()
  await vi.waitFor(async () => {
    await clocked.draw('x', async () => ({ headers: {}, body: Buffer.from('before') }))
    expect(clocked.find('x')?.body.toString()).toBe('before')
  })
  now = opensAt
  expect(clocked.find('x')).toBeUndefined()
  await clocked.stop()
})

test('however little an answer is, only so many are kept: those asked last', async () => {
  const little = (index: number) =>
    cache.draw(`little ${index}`, async () => ({ headers: {}, body: Buffer.from('0') }))
  for (let index = 0; index < 13_000; index += 1) await little(index)
  await vi.waitFor(async () => {
    await little(13_000)
    expect(cache.find('little 13000')).toBeDefined()
  })
  expect(cache.find('little 12999')).toBeDefined()
  expect(cache.find('little 0')).toBeUndefined()
})

test('a page that was being drawn while something changed is shown once and not kept', async () => {
  await vi.waitFor(async () => {
    await cache.draw('x', async () => ({ headers: {}, body: Buffer.from('kept') }))
    expect(cache.find('x')).toBeDefined()
  })
  const shown = await cache.draw('x', async () => {
    cache.drop()
    return { headers: {}, body: Buffer.from('old') }
  })
  expect(shown?.body.toString()).toBe('old')
  expect(cache.find('x')).toBeUndefined()
})

test('while the database is not heard, nothing kept is trusted', async () => {
  let isListening = true
  const deaf = new PageCache({
    db: house.worker,
    clock: house.clock,
    listener: { listen: house.listen },
    isListening: () => isListening,
  })
  await deaf.start()
  await vi.waitFor(async () => {
    await deaf.draw('x', async () => ({ headers: {}, body: Buffer.from('kept') }))
    expect(deaf.find('x')).toBeDefined()
  })
  isListening = false
  expect(deaf.find('x')).toBeUndefined()
  await deaf.stop()
})

// The API as the door has it before it, with a note of everything that was really asked.
const asked: string[] = []
const answers = answerDoor<null>({
  cache,
  ask: async ({ url }) => {
    asked.push(url)
    const { status, body } = await front.outside(url.slice(origin.length))
    return new Response(body, { status, headers: { 'content-type': 'application/json' } })
  },
})
const told = async (path: string, headers: Record<string, string> = {}) => {
  const about = `${origin}/api/v1/public/productions/${front.slug}${path}`
  const before = asked.length
  const answer = await answers(new Request(about, { headers }), null)
  return { status: answer.status, body: await answer.text(), times: asked.length - before }
}
const warmed = (path: string) => vi.waitFor(async () => expect((await told(path)).times).toBe(0))

test('what a production shows to anybody is asked once for all of whom nothing is known', async () => {
  await warmed('/posts')
  expect(JSON.parse((await told('/posts')).body).items).toHaveLength(1)
  expect((await told('/posts', { cookie: 'theme=dark' })).times).toBe(0)
  for (const headers of [
    { cookie: 'stagedoor_viewer=x' },
    { cookie: 'theme=dark; a=b' },
    { authorization: 'Bearer x' },
  ])
    expect((await told('/posts', headers)).times).toBe(1)
})

test('those who ask at once wait for one answer; a search and a refusal are nobody else’s', async () => {
  await warmed('/posts')
  const before = asked.length
  await Promise.all(Array.from({ length: 5 }, () => told('/posts?order=oldest')))
  expect(asked.length).toBe(before + 1)
  for (const path of ['/search?q=lantern', '/posts/there-is-none']) {
    await told(path)
    expect((await told(path)).times).toBe(1)
  }
})

test('a recall is heard, and the answer is the one that a thing which never was gets', async () => {
  const path = `/posts/${slug}`
  await warmed(path)
  await sql`update wall.gates set standing = 'shut' where id = ${gateId}`.execute(house.crew)
  await vi.waitFor(async () => expect((await told(path)).status).toBe(404))
  const [shut, missing] = [await told(path), await told('/posts/there-is-none')]
  expect(shut.body).toBe(missing.body)
  await sql`update wall.gates set standing = 'stands' where id = ${gateId}`.execute(house.crew)
})

test('a change of the order of the story alone is heard', async () => {
  const order = { productionId: front.productionId, pointId: null, actor: wren }
  const first = { name: 'First', after: [], publicAt: null }
  const { pointId: before } = await tellStoryPoint(front, { ...order, point: first })
  const { pointId } = await tellStoryPoint(front, { ...order, point: { ...first, name: 'Second' } })
  await warmed('/progress')
  await sql`update production.story_points set after = ${[before]}::uuid[] where id = ${pointId}`.execute(
    house.crew,
  )
  await vi.waitFor(async () => expect((await told('/progress')).times).toBe(1))
})
