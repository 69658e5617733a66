import type { Role } from '@stagedoor/core/production'
import { rolesFor } from '@stagedoor/core/production'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { wren } from '../../clearance/testing.ts'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import type { Identity } from '../../plant/http/index.ts'
import { asViewer, asWriter, createGate } from '../../wall/index.ts'
import { openFrontOfHouse } from '../testing.ts'
import { filmSecret } from '../testing-story.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house, { works: true })
afterAll(() => front.close())

const { productionId } = front
const here = `/api/v1/productions/${front.slug}`
const open = `/api/v1/public/productions/${front.slug}`
const CANARY = 'The keeper is her sister'
const noon = Date.UTC(2026, 2, 3, 12)
const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

const publicist = { ...wren, kind: 'account', email: 'wren@saltlight.example', isOperator: false } as const
const NOBODY: Identity = { kind: 'nobody' }

/** A browser: it keeps the cookies that it is given. */
function aBrowser() {
  const kept = new Map<string, string>()
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${front.origin}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await get(path, init)
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? []
      kept.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, text, headers: response.headers }
  }
  const json = async (path: string, init: RequestInit = {}) => JSON.parse((await ask(path, init)).text)
  return {
    kept,
    ask,
    json,
    post: (path: string, body: unknown) => ask(path, { method: 'POST', body: JSON.stringify(body) }),
    posts: async (): Promise<{ slug: string; title: string }[]> => (await json(`${open}/posts`)).items,
  }
}

let labels: { id: string; label: string }[] = []
const setRole = async (role: Role | null) => {
  await house.crew
    .deleteFrom('production.memberships')
    .where('userId', '=', wren.userId)
    .where('productionId', '=', productionId)
    .execute()
  if (role !== null)
    await house.crew
      .insertInto('production.memberships')
      .values({ id: newId(), productionId, userId: wren.userId, role })
      .execute()
}

/** Wren's browser, looking as somebody. */
async function looking(as: { seen?: string[]; guise?: string; asOf?: string | null }) {
  front.as(publicist)
  const browser = aBrowser()
  const made = await browser.post(`${here}/made-viewers`, as)
  expect(made.status, made.text).toBe(201)
  return { ...browser, made: JSON.parse(made.text) }
}

// Two episodes: the first is out, the second airs in two hours. A post gives the second away and opens in one hour.
beforeAll(async () => {
  await setRole('publicist')
  const scene = await filmSecret(front, {
    secret: CANARY,
    episodes: [
      { name: 'The arrival', airs: '11:00' },
      { name: 'The drowning', airs: '15:00' },
    ],
  })
  await front.schedules(await front.rendered(scene, CANARY), noon + hour, CANARY)
  await front.settle()
  front.as(publicist)
  labels = (await aBrowser().json(`${open}/progress`)).stages
})
beforeEach(async () => {
  await front.onlyTheClock(noon)
  await setRole('publicist')
  front.as(NOBODY)
})

test('whoever has seen all sees the post at the moment it will be open, and nobody sees it now', async () => {
  const later = await looking({ seen: [labels[1]!.id], asOf: iso(noon + 3 * hour) })
  expect(later.made).toMatchObject({ seen: [{ label: 'Part 2' }], passed: [{ label: 'Part 2' }] })
  expect(await later.posts()).toMatchObject([{ title: CANARY }])
  expect((await later.json(`${open}/progress`)).stages).toMatchObject([
    { isPassed: true, isOut: true },
    { isPassed: true, isOut: true },
  ])
  for (const as of [
    { seen: [labels[0]!.id], asOf: iso(noon + 3 * hour) },
    { seen: [labels[1]!.id], asOf: iso(noon + hour - 1) },
    // Open, but the second episode is not out: nobody has passed it, whatever they say.
    { seen: [labels[1]!.id], asOf: iso(noon + 2 * hour - 1) },
    { seen: [labels[1]!.id], asOf: null },
    {},
  ])
    expect(await (await looking(as)).posts(), JSON.stringify(as)).toEqual([])
  front.as(NOBODY)
  expect(await aBrowser().posts()).toEqual([])
})

test('the film plays for whoever looks, and its address is worth nothing to anybody else', async () => {
  const wrens = await looking({ seen: [labels[1]!.id], asOf: iso(noon + 3 * hour) })
  const [post] = await wrens.posts()
  const { media } = await wrens.json(`${open}/posts/${post!.slug}`)
  const playing = await wrens.ask(media.url)
  expect([playing.status, playing.text.includes(CANARY)]).toEqual([200, true])
  expect((await front.outside(media.url)).status).toBe(404)
  front.as({ ...publicist, userId: newId() })
  expect((await wrens.ask(media.url)).status).toBe(404)
  front.as(publicist)
  await setRole('contributor')
  expect((await wrens.ask(media.url)).status).toBe(404)
  await setRole('editor')
  expect((await wrens.ask(media.url)).status).toBe(200)
})

test('the cookie is worth nothing without its session, its role and its hours; the database asks for two of them itself', async () => {
  const wrens = await looking({ seen: [labels[1]!.id], asOf: iso(noon + 3 * hour) })
  const [id = ''] = wrens.kept.get('stagedoor_view_as')?.split('.') ?? []
  const inDatabase = () =>
    asViewer(house.fan, id, (db) => db.selectFrom('publish.posts').select('title').execute())
  expect([await wrens.posts(), await inDatabase()]).toMatchObject([[{ title: CANARY }], [{ title: CANARY }]])

  front.as(NOBODY)
  expect(await wrens.posts()).toEqual([])
  front.as({ ...publicist, userId: newId() })
  expect(await wrens.posts()).toEqual([])
  front.as(publicist)
  for (const role of ['owner', 'publicist', 'editor', 'counsel', 'contributor'] as const) {
    await setRole(role)
    const sees = rolesFor('view-as').includes(role) ? 1 : 0
    expect(
      [await wrens.posts(), await inDatabase()].map((seen) => seen.length),
      role,
    ).toEqual([sees, sees])
  }
  await setRole(null)
  expect([await wrens.posts(), await inDatabase()]).toEqual([[], []])
  await setRole('publicist')
  await front.onlyTheClock(noon + 8 * hour)
  expect(await inDatabase()).toEqual([])
  expect(await wrens.json('/api/v1/made-viewer')).toEqual({ worn: null, isOver: true })

  await front.onlyTheClock(noon)
  const forged = aBrowser()
  forged.kept.set('stagedoor_view_as', `${id}.${'A'.repeat(43)}`)
  // The signature of one cookie is none of another.
  forged.kept.set('stagedoor_viewer', wrens.kept.get('stagedoor_view_as') ?? '')
  expect(await forged.posts()).toEqual([])
  front.as(NOBODY)
  expect(await forged.posts()).toEqual([])
})

test('whoever looks as somebody writes nothing, in no name, and what they see is kept in no cache', async () => {
  const wrens = await looking({ seen: [labels[1]!.id], guise: 'grown', asOf: iso(noon + 3 * hour) })
  const put = { method: 'PUT', body: JSON.stringify({ seen: [] }) }
  expect(await wrens.ask(`${open}/progress`, put)).toMatchObject({
    status: 409,
    text: expect.stringContaining('looking-as-somebody-else'),
  })
  expect((await wrens.ask(`${open}/posts`)).headers.get('cache-control')).toBe('private, no-store')
  const [id = ''] = wrens.kept.get('stagedoor_view_as')?.split('.') ?? []
  const { rows } = await asWriter(house.fan, id, (trx) =>
    sql<{ thread: string | null; may: boolean }>`
      select community.thread_at('questions', ${productionId}) as thread, community.may_write(${productionId}) as may`.execute(
      trx,
    ),
  )
  expect(rows).toMatchObject([{ may: false }])
  const written = await asWriter(house.fan, id, (trx) =>
    sql<{ at: unknown }>`
      select community.write(gen_random_uuid(), ${rows[0]?.thread}, null, 'question', '{}', null, 'Why?', 'Why?', 'shown') as at`.execute(
      trx,
    ),
  )
  expect(written.rows).toEqual([{ at: null }])
})

test('somebody made up for one production is nobody in another, and counts as grown in their own alone', async () => {
  const elsewhere = newId()
  const gates = await house.crew
    .transaction()
    .execute((trx) =>
      Promise.all(
        [productionId, elsewhere].flatMap((of) =>
          (['member', 'grown'] as const).map((audience) =>
            createGate(trx, { productionId: of, audience, opensAt: noon + hour }),
          ),
        ),
      ),
    )
  const seenAs = async (guise: string) => {
    const wrens = await looking({ guise, asOf: iso(noon + 3 * hour) })
    const [id = ''] = wrens.kept.get('stagedoor_view_as')?.split('.') ?? []
    const seen = await asViewer(house.fan, id, (db) =>
      db.selectFrom('wall.gates').select('id').where('id', 'in', gates).execute(),
    )
    return gates.map((gate) => seen.some(({ id: one }) => one === gate))
  }
  expect(await seenAs('nobody')).toEqual([false, false, false, false])
  expect(await seenAs('member')).toEqual([true, false, false, false])
  expect(await seenAs('grown')).toEqual([true, true, false, false])
})

test('crew are told why somebody sees a thing, or why not; who is not crew is told nothing', async () => {
  front.as(publicist)
  const browser = aBrowser()
  const why = async (query: string) =>
    (await browser.json(`${here}/sightings?${query}`)).items.find(
      ({ kind }: { kind: string }) => kind === 'post',
    )
  expect(await why('')).toMatchObject({
    title: CANARY,
    why: {
      isSeen: false,
      facts: [
        { kind: 'standing', holds: true },
        { kind: 'opening-moment', opensAt: iso(noon + hour), holds: false },
        { kind: 'audience', audience: 'public', holds: true },
        {
          kind: 'story-point',
          name: 'The drowning',
          label: 'Part 2',
          shownFrom: iso(noon + 2 * hour),
          holds: false,
        },
      ],
    },
  })
  const seen = `seen=${labels[1]!.id}&asOf=${iso(noon + 3 * hour)}`
  const there = await why(seen)
  expect(there.why.isSeen).toBe(true)
  expect((await browser.json(`${here}/sightings?${seen}&post=${there.slug}`)).items).toHaveLength(2)
  expect((await browser.ask(`${here}/sightings?post=none`)).status).toBe(404)
  expect((await browser.ask(`${here}/sightings?seen=${newId()}`)).status).toBe(422)
  await setRole('contributor')
  expect((await browser.ask(`${here}/sightings`)).status).toBe(403)
  await setRole(null)
  expect((await browser.ask(`${here}/sightings`)).status).toBe(404)
  expect((await browser.post(`${here}/made-viewers`, {})).status).toBe(404)
  front.as(NOBODY)
  expect((await browser.ask(`${here}/sightings`)).status).toBe(401)
})

test('a person is there for whoever sees a post that credits them, and crew are told by which', async () => {
  const { id: postId, gateId } = await house.crew
    .selectFrom('publish.posts')
    .select(['id', 'gateId'])
    .where('productionId', '=', productionId)
    .executeTakeFirstOrThrow()
  const credit = { craftSlug: 'light', craft: 'Light', person: 'nils-aas', name: 'Nils Aas' }
  await house.crew
    .insertInto('publish.postCredits')
    .values({ postId, position: 90, productionId, gateId, ...credit })
    .execute()
  for (const seen of labels.map(({ id }) => id)) {
    const wrens = await looking({ seen: [seen], asOf: iso(noon + 3 * hour) })
    const { items } = await wrens.json(`${here}/sightings?seen=${seen}&asOf=${iso(noon + 3 * hour)}`)
    const { why, through } = items.find(({ slug }: { slug: string }) => slug === 'people/nils-aas')
    expect(through).toBe(CANARY)
    const people = (await wrens.json(`${open}/people`)).items
    expect(people.some(({ person }: { person: string }) => person === 'nils-aas')).toBe(why.isSeen)
    expect(why.isSeen).toBe(seen === labels[1]?.id)
  }
})

test('who stops looks as themselves again', async () => {
  const wrens = await looking({ seen: [labels[1]!.id], asOf: iso(noon + 3 * hour) })
  expect(await wrens.posts()).toHaveLength(1)
  expect((await wrens.ask('/api/v1/made-viewer', { method: 'DELETE' })).status).toBe(204)
  expect(await wrens.posts()).toEqual([])
  expect(await wrens.json('/api/v1/made-viewer')).toEqual({ worn: null, isOver: false })
})
