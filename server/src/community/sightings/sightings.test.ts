import type { Role, StoryPointId } from '@stagedoor/core/production'
import { type Instant, instant } from '@stagedoor/core/time'
import type { Guise } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId, randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { putStoryPoint } from '../../production/index.ts'
import type { ThreadKind, WritingKind, WritingState } from '../../schema/community.ts'
import { createGate, setHorizons, shutGate } from '../../wall/index.ts'
import { openComments, type SaidComment } from '../comments/testing.ts'
import { aMember, somebodyMadeUp } from '../testing.ts'
import { questionRoutes } from '../routes/questions.ts'
import { writingSightingRoutes } from '../routes/sightings.ts'
import { theoryRoutes } from '../routes/theories.ts'

const HOUR = 3_600_000
const house = await testDatabase()
const talk = await openComments(house, { besides: [questionRoutes, theoryRoutes, writingSightingRoutes] })
const { db, productionId, slug, first, second, gates } = talk
const third = newId() as StoryPointId
const now = house.clock.now()
const ida = await talk.newcomer('ida')
const threads = {} as Record<ThreadKind | 'behind', string>
const writings: { id: string; kind: WritingKind; thread: string; parent: string | null }[] = []

interface Said {
  kind?: WritingKind
  state?: WritingState
  after?: readonly StoryPointId[]
  below?: string | null
  also?: string
}
const horizonGate = async (points: readonly StoryPointId[]): Promise<string | null> => {
  const { rows } = await sql<{ gate: string | null }>`
    select community.horizon_gate(${productionId}, ${[...points]}::uuid[]) as gate`.execute(db)
  return rows[0]?.gate ?? null
}
const says = async (
  thread: ThreadKind | 'behind',
  { kind = 'comment', state = 'shown', after = [], below = null, also }: Said = {},
): Promise<string> => {
  const id = randomId()
  const threadId = threads[thread]
  const { gateId: threadGateId } = await db
    .selectFrom('community.threads')
    .select('gateId')
    .where('id', '=', threadId)
    .executeTakeFirstOrThrow()
  const gateId = await horizonGate(after)
  const words = state === 'deleted' ? { source: '', html: '', handle: null } : undefined
  await db
    .insertInto('community.writings')
    .values({
      id,
      productionId,
      threadId,
      threadGateId,
      gateId,
      alsoGateId: also ?? null,
      kind,
      parentId: below,
      writerId: ida.viewerId,
      ...(words ?? { source: 'the keeper is her sister', html: '<p>words</p>', handle: 'ida' }),
      badgeId: null,
      atFlicks: null,
      state,
      editedAt: null,
    })
    .execute()
  if (kind === 'question')
    await db
      .insertInto('community.questions')
      .values({ writingId: id, threadId, productionId, askedAt: new Date(now) })
      .execute()
  if (kind === 'theory')
    await sql`
      insert into community.seals (theory_id, production_id, thread_gate_id, gate_id, label_id, hash, day, is_withdrawn)
      select ${id}, ${productionId}, ${threadGateId}, ${gateId}, l.id, sha256('x'), '2026-03-03', ${state !== 'shown' && state !== 'held'}
      from production.story_labels l where l.point_id = ${after[0]}`.execute(db)
  writings.push({ id, kind, thread, parent: below })
  return id
}

beforeAll(async () => {
  const publicAt = instant(now + 2 * HOUR)
  const session = randomId()
  await db.transaction().execute(async (trx) => {
    await putStoryPoint(trx, { productionId, id: third, name: 'The lamp', after: [second], publicAt })
  })
  const { gateId: front } = await db
    .selectFrom('production.frontPages')
    .select('gateId')
    .where('productionId', '=', productionId)
    .executeTakeFirstOrThrow()
  const sessionGate = (await horizonGate([first])) ?? ''
  await sql`
    insert into community.sessions (id, production_id, title, gate_id, from_at, until_at, announced_by)
    values (${session}, ${productionId}, 'The keepers', ${sessionGate}, wall.now(), wall.now() + interval '1 hour', 'Wren')`.execute(
    db,
  )
  const posts = await db.selectFrom('publish.posts').select(['id', 'slug']).execute()
  const post = (name: string) => posts.find((one) => one.slug === name)?.id ?? ''
  const places: [ThreadKind | 'behind', ThreadKind, string, string][] = [
    ['post', 'post', post('open'), gates.open],
    ['behind', 'post', post('behind'), gates.behind],
    ['questions', 'questions', productionId, front],
    ['theories', 'theories', productionId, front],
    ['session', 'session', session, sessionGate],
  ]
  for (const [name, kind, ref, gateId] of places)
    threads[name] = (
      await db
        .insertInto('community.threads')
        .values({ productionId, kind, ref, gateId })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id

  for (const thread of ['post', 'behind'] as const) {
    const open = await says(thread)
    await says(thread, { below: open, after: [second] })
    await says(thread, { after: [third] })
    await says(thread, { below: await says(thread, { state: 'deleted', after: [first] }), after: [first] })
    for (const state of ['held', 'removed'] as const)
      await says(thread, { below: await says(thread, { state }) })
  }
  for (const state of ['shown', 'held', 'removed', 'deleted'] as const) {
    const question = await says('questions', { kind: 'question', state })
    await says('questions', { kind: 'answer', below: question })
    await says('questions', { kind: 'answer', below: question, also: gates.behind })
    await says('questions', { below: question, after: [second] })
    for (const point of [second, third]) await says('theories', { kind: 'theory', state, after: [point] })
  }
  await says('session', { kind: 'question', after: [first, second] })

  // A moment that has to come besides points of the story.
  const late = await db.transaction().execute(async (trx) => {
    const gate = await createGate(trx, { productionId, audience: 'public', opensAt: 0 })
    await setHorizons(trx, [{ gateId: gate, horizon: { points: [first], moment: instant(now + HOUR) } }])
    return gate
  })
  const last = await says('post')
  await db.updateTable('community.writings').set({ gateId: late }).where('id', '=', last).execute()
})

const accounts = new Map<Role, string>()
const memberAs = async (role: Role): Promise<string> => {
  const userId = accounts.get(role) ?? (await aMember({ crew: db }, { productionId, role }))
  accounts.set(role, userId)
  return userId
}
const asks = async (role: Role, path: string) => {
  const response = await talk.api.request(`/productions/${slug}/sightings/${path}`, {
    headers: { 'x-test-fan': `${await memberAs(role)} ` },
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}
interface Told {
  id: string
  sight: string
  handle: string | null
  words: string | null
  depth: number
  layers: { of: string; holds: boolean }[]
}

interface Made {
  seen: readonly StoryPointId[]
  guise: Guise
  asOf: Instant | null
}
const whoSay = ({ seen, guise, asOf }: Made) =>
  `guise=${guise}&seen=${seen.map((point) => labelOf.get(point) ?? '').join(',')}${
    asOf === null ? '' : `&asOf=${new Date(asOf).toISOString()}`
  }`
const labelOf = new Map<string, string>()

/** What the house shows somebody made up, by the doors that fans use. */
const shownTo = async (made: Made) => {
  const accountId = await memberAs('publicist')
  const who = await somebodyMadeUp({ crew: db }, { ...made, productionId, accountId, diesAt: now + HOUR })
  const flat = (comments: SaidComment[]): SaidComment[] =>
    comments.flatMap((one) => [one, ...flat(one.answers ?? [])])
  const inTalk = new Map<string, string>()
  const counts: Record<string, number> = {}
  for (const post of ['open', 'behind']) {
    // What is hidden from them answers with a problem.
    const told: Partial<Awaited<ReturnType<typeof talk.talk>>> = await talk.talk(who, '', post)
    counts[post] = told.count ?? 0
    for (const { id, standing } of flat(told.items ?? [])) inTalk.set(id, standing)
  }
  const sightOf = async ({ id, kind, parent }: (typeof writings)[number]): Promise<string> => {
    const path = { comment: 'comments', question: 'questions', theory: 'theories', answer: 'questions' }[kind]
    const { status, body } = await talk.ask(who, 'GET', `/${path}/${kind === 'answer' ? parent : id}`)
    if (kind === 'theory') {
      const { words } = body as { words?: object | null }
      return status === 404 ? 'nothing' : words === null ? 'place' : 'words'
    }
    if (kind === 'answer')
      return ((body as { answers?: { id: string }[] }).answers ?? []).some((one) => one.id === id)
        ? 'words'
        : 'nothing'
    if (status === 200) return 'words'
    return inTalk.get(id) === 'gone' ? 'place' : 'nothing'
  }
  const sights = new Map(
    await Promise.all(writings.map(async (one) => [one.id, await sightOf(one)] as const)),
  )
  return { sights, inTalk, counts }
}

const toldOf = async (made: Made) => {
  const all = await Promise.all(
    Object.values(threads).map(
      async (thread) => (await asks('publicist', `writings?thread=${thread}&${whoSay(made)}`)).body,
    ),
  )
  return all.flatMap(({ items }) => items as Told[])
}

/** Holds what crew are told of one made viewer equal to what the house shows them. */
const isEqual = async (made: Made) => {
  const { sights, inTalk, counts } = await shownTo(made)
  const told = await toldOf(made)
  const says = whoSay(made)
  expect(Object.fromEntries(told.map(({ id, sight }) => [id, sight])), says).toEqual(
    Object.fromEntries(sights),
  )
  for (const { id, sight, layers } of told) {
    const isLedTo = layers.every(({ of, holds }) => of !== 'above' || holds)
    const { kind, thread } = writings.find((one) => one.id === id) ?? {}
    if (kind === 'comment' && (thread === 'post' || thread === 'behind'))
      expect(inTalk.has(id), says).toBe(sight !== 'nothing' && isLedTo)
    if (sight === 'words' && isLedTo) expect(layers.every(({ holds }) => holds)).toBe(true)
    if (sight === 'nothing') expect(layers.some(({ holds }) => !holds)).toBe(true)
  }
  const { items } = (await asks('publicist', `talks?${says}`)).body
  for (const post of ['open', 'behind'])
    expect(items.find((one: { slug: string }) => one.slug === post).reads, says).toBe(counts[post])
  return told.map(({ sight }) => sight)
}

test('crew are told of every writing what the house shows that person, at every place in the story, at any moment', async () => {
  const { rows } = await sql<{ id: string; pointId: string }>`
    select id, point_id from production.story_labels where production_id = ${productionId}`.execute(db)
  for (const { id, pointId } of rows) labelOf.set(pointId, id)
  const [before, late, later] = [instant(now - 24 * HOUR), instant(now + HOUR + 1), instant(now + 3 * HOUR)]
  const looks: [readonly StoryPointId[], Instant | null][] = [
    [[], null],
    [[first], null],
    [[second], null],
    [[third], null],
    [[first], late],
    [[second], before],
    [[], later],
    [[third], later],
  ]
  const all = new Set<string>()
  for (const [seen, asOf] of looks)
    for (const sight of await isEqual({ seen, guise: 'nobody', asOf })) all.add(sight)
  expect(all).toEqual(new Set(['words', 'place', 'nothing']))
})

test('a community for the grown or shut, and a page or a post that is shut, are told as what they are', async () => {
  const furthest = { seen: [second], asOf: null }
  const settings = (isOpen: boolean, isGrownOnly: boolean) =>
    db
      .insertInto('community.settings')
      .values({ productionId, isOpen, isGrownOnly })
      .onConflict((conflict) => conflict.column('productionId').doUpdateSet({ isOpen, isGrownOnly }))
      .execute()
  await settings(true, true)
  expect(await isEqual({ ...furthest, guise: 'member' })).not.toContain('words')
  expect(await isEqual({ ...furthest, guise: 'grown' })).toContain('words')
  await settings(false, false)
  expect(await isEqual({ ...furthest, guise: 'grown' })).not.toContain('words')
  await settings(true, false)
  await db.transaction().execute((trx) => shutGate(trx, { gateId: gates.behind, because: 'withdrawn' }))
  expect(await isEqual({ ...furthest, guise: 'grown' })).toContain('words')
})

test('words are for whoever moderates, a theory under seal is its seal, and nobody else is told anything', async () => {
  const [one] = writings
  const of = `writings?writing=${one?.id}`
  expect((await asks('publicist', of)).body.items).toMatchObject([
    { id: one?.id, handle: 'ida', words: 'the keeper is her sister', depth: 0 },
    { depth: 1 },
  ])
  for (const role of ['editor', 'counsel'] as const) {
    const { status, text } = await asks(role, of)
    expect([status, text.includes('her sister')]).toEqual([200, false])
  }
  const { body } = await asks('owner', `writings?thread=${threads.theories}`)
  const sealed = writings.filter(({ kind }) => kind === 'theory').map(({ id }) => id)
  const [open, ahead] = [0, 1].map((nth) => body.items.find(({ id }: Told) => id === sealed[nth]))
  expect([open, ahead]).toMatchObject([
    { words: 'the keeper is her sister', handle: 'ida' },
    { words: null, handle: null },
  ])
  expect((await asks('contributor', of)).status).toBe(403)
  expect((await asks('publicist', `writings?writing=${newId()}`)).status).toBe(404)
  expect((await asks('publicist', 'writings')).status).toBe(400)
  expect((await asks('publicist', `writings?thread=${threads.post}&after=x`)).status).toBe(400)
})
