import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { claimDelivery, releaseDelivery } from '../deliver/claims.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { echoesOf } from './echoes.ts'
import { markRepliesRead, repliesOf, unreadReplies } from './replies.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const { productionId } = front

beforeEach(() => emulator.faults.clear())

async function live(copy: string) {
  const pier = await front.footage(copy, 20)
  const person = await front.person(`The lead of ${copy}`)
  await front.appears(person, pier, [1, 2])
  await front.signs(person)
  const cutId = await front.rendered(pier, copy)
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(front, {
    productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt },
    words: blueskyWords(copy),
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(opensAt)
  await expect
    .poll(
      async () => (await front.goTo(front.later(1_000)), (await publicationById(house.crew, id))?.state.kind),
      {
        ...PATIENT,
        interval: 100,
      },
    )
    .toBe('live')
  const uri = (await publicationById(house.crew, id))!.remote!.id
  const key = [...network.records.keys()].find((each) => uri.endsWith(each) || each === uri)!
  return { id, uri, key }
}

const looksUntil = async (ms: number) => front.goTo(front.later(ms))
const echoOf = async (id: string) =>
  (await echoesOf(house.crew, productionId)).find(({ publicationId }) => publicationId === id)!
const repliesTo = async (id: string) =>
  (
    await repliesOf(house.crew, { productionId, accountId: null, isUnread: false, cursor: null })
  ).items.filter(({ publicationId }) => publicationId === id)
const tasksOf = async (id: string, kind: string) =>
  house.crew
    .selectFrom('production.tasks')
    .select(['facts', 'doneAt'])
    .where('ref', '=', id)
    .where('kind', '=', kind)
    .execute()
const logged = async (kind: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from plant.chain_entries where kind = ${kind}`.execute(house.crew)
  return rows[0]!.count
}
const says = (parent: string, name: string, text: string) =>
  network.comments.push({
    uri: `at://did:plc:${name}/app.bsky.feed.post/${name}${network.comments.length}`,
    parent,
    author: name,
    text,
    at: front.clock.now(),
  })

test('figures are a series in time, kept when they change; comments come in once, as text that does nothing', async () => {
  const { id, uri } = await live('A lamp on the pier')
  network.figures.set(uri, { likes: 3 })
  says(uri, 'keeper', 'Which lamp? \u202Egnp.exe <img src=x onerror=alert(1)>')
  await looksUntil(3 * MINUTE)
  await looksUntil(12 * MINUTE)
  network.figures.set(uri, { likes: 2 })
  says(uri, 'sailor', 'The one with the dent.')
  await looksUntil(12 * MINUTE)

  expect((await repliesTo(id)).map(({ author, text }) => [author, text])).toEqual([
    ['@sailor.test', 'The one with the dent.'],
    ['@keeper.test', 'Which lamp? [U+202E]gnp.exe <img src=x onerror=alert(1)>'],
  ])
  const { rows } = await sql<{ value: string }>`
    select value from publish.post_figures where publication_id = ${id} and figure = 'likes' order by at`.execute(
    house.crew,
  )
  expect(rows.map(({ value }) => Number(value))).toEqual([3, 2])
  expect(await echoOf(id)).toMatchObject({ existence: 'there', goneSince: null, changed: null })
  const { rows: told } = await sql<{ count: number }>`
    select count(*)::integer as count from plant.outbox
    where name = 'publish.reply-arrived' and payload ->> 'publicationId' = ${id}`.execute(house.crew)
  expect(told[0]?.count).toBe(2)

  const [latest] = await repliesTo(id)
  await markRepliesRead(front, { productionId, ids: [latest!.id], by: 'Wren' })
  expect(await unreadReplies(house.crew, productionId)).toBe(1)
  expect((await repliesTo(id))[0]).toMatchObject({ readBy: 'Wren' })
})

test('taken down there by somebody else: doubted after one look, told after two, and found again', async () => {
  const { id, key } = await live('It was taken down')
  await looksUntil(3 * MINUTE)
  const record = network.records.get(key)!
  network.records.delete(key)
  await looksUntil(12 * MINUTE)
  expect(await tasksOf(id, 'post-gone-there')).toEqual([])
  expect(await echoOf(id)).toMatchObject({ existence: 'gone', goneSince: null })
  await looksUntil(3 * MINUTE)
  expect(await tasksOf(id, 'post-gone-there')).toMatchObject([{ doneAt: null, facts: { existence: 'gone' } }])
  expect((await echoOf(id)).goneSince).not.toBeNull()
  expect((await publicationById(house.crew, id))?.state.kind).toBe('live')
  const entries = await logged('publication-gone-there')
  await looksUntil(12 * MINUTE)
  expect(await logged('publication-gone-there')).toBe(entries)

  network.records.set(key, record)
  await looksUntil(HOUR)
  expect((await tasksOf(id, 'post-gone-there'))[0]?.doneAt).not.toBeNull()
  expect(await echoOf(id)).toMatchObject({ existence: 'there', goneSince: null })
})

test('words that somebody changed there are told with what was posted, and no more once they are back', async () => {
  const { id, key } = await live('Forty oilskins, one lamp')
  await looksUntil(3 * MINUTE)
  const record = network.records.get(key)!
  network.records.set(key, { ...record, value: { ...record.value, text: 'Buy two lamps' } })
  await looksUntil(12 * MINUTE)
  await looksUntil(12 * MINUTE)
  expect(await tasksOf(id, 'post-words-changed-there')).toMatchObject([
    { doneAt: null, facts: { was: 'Forty oilskins, one lamp', is: 'Buy two lamps' } },
  ])
  expect((await echoOf(id)).changed).toMatchObject({ is: 'Buy two lamps' })
  network.records.set(key, record)
  await looksUntil(HOUR)
  expect((await tasksOf(id, 'post-words-changed-there'))[0]?.doneAt).not.toBeNull()
})

test('a platform that asks for patience is asked about none of the account’s posts before, and nothing counts as gone', async () => {
  const one = await live('Patience, one')
  const other = await live('Patience, other')
  const until = front.clock.now() + 2 * HOUR
  emulator.faults.add({
    operation: 'com.atproto.repo.getRecord',
    nth: 1,
    mishap: {
      kind: 'says',
      answer: {
        status: 429,
        headers: { 'ratelimit-reset': String(Math.floor(until / 1_000)) },
        body: { error: 'RateLimitExceeded', message: 'Too many' },
      },
    },
  })
  await looksUntil(20 * MINUTE)
  const asked = emulator.journal.length
  for (let count = 0; count < 3; count += 1) await looksUntil(20 * MINUTE)
  expect(emulator.journal.length).toBe(asked)
  expect((await echoOf(one.id)).existence).not.toBe('gone')
  await front.goTo(front.later(2 * HOUR))
  await front.goTo(front.later(HOUR))
  for (const { id } of [one, other])
    expect(await echoOf(id)).toMatchObject({ existence: 'there', failures: 0 })
})

test('who holds a delivery reads it alone; after a recall nobody looks and nobody is blamed', async () => {
  const { id } = await live('Held by one')
  await looksUntil(3 * MINUTE)
  await looksUntil(12 * MINUTE)
  expect(await claimDelivery(house.worker, id, '11111111-1111-4111-8111-111111111111')).toBe(true)
  const { lookedAt } = await echoOf(id)
  await looksUntil(12 * MINUTE)
  expect((await echoOf(id)).lookedAt).toBe(lookedAt)
  await releaseDelivery(house.worker, id, '11111111-1111-4111-8111-111111111111')

  await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  await looksUntil(HOUR)
  await looksUntil(HOUR)
  expect(await tasksOf(id, 'post-gone-there')).toEqual([])
})

test('the inbox is paged without gaps, and can be narrowed to an account and to what nobody has read', async () => {
  const { id, uri } = await live('Many have something to say')
  for (let count = 0; count < 70; count += 1) says(uri, `fan${count}`, `Word ${count}`)
  await looksUntil(3 * MINUTE)
  await looksUntil(12 * MINUTE)
  const seen: string[] = []
  for (let cursor: string | null = null; ;) {
    const page = await repliesOf(house.crew, { productionId, accountId, isUnread: true, cursor })
    seen.push(...page.items.filter(({ publicationId }) => publicationId === id).map(({ text }) => text))
    cursor = page.next
    if (cursor === null) break
  }
  expect(new Set(seen).size).toBe(70)
  expect(seen).toHaveLength(70)
  const another = { productionId, accountId: id, isUnread: false, cursor: null }
  expect(await repliesOf(house.crew, another)).toEqual({ items: [], next: null })
})
