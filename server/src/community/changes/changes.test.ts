import { get, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { openTalk } from '../questions/testing.ts'
import type { TestFan } from '../testing.ts'

const house = await testDatabase()
const talk = await openTalk(house, { limits: { most: 40, mostOfNetwork: 12 } })
afterAll(() => talk.close())
const { home, asks, first, second, labelOf } = talk
const [newcomer, seenAll] = [await talk.fan('newcomer'), await talk.fan('seen.all', [second])]
const { gateId } = await talk.db
  .selectFrom('production.frontPages')
  .select('gateId')
  .where('productionId', '=', talk.productionId)
  .executeTakeFirstOrThrow()

/** A page that watches a topic: what it was sent, and whether its stream is over. */
function watches(who: TestFan | null, topic = 'questions', headers: Record<string, string> = {}) {
  const page = {
    status: 0,
    text: '',
    isOver: false,
    ticks: () => page.text.split('event: changed').length - 1,
  }
  const path = `${talk.origin}${home}/changes?topic=${topic}`
  return new Promise<typeof page & { leave: () => void }>((resolve) => {
    const request = get(
      path,
      { headers: { ...talk.sentBy(who), ...headers } },
      (response: IncomingMessage) => {
        page.status = response.statusCode ?? 0
        response.setEncoding('utf8')
        response.on('data', (text: string) => (page.text += text))
        response.on('close', () => (page.isOver = true))
        response.on('error', () => (page.isOver = true))
        resolve(Object.assign(page, { leave: () => request.destroy() }))
      },
    )
    request.on('error', () => (page.isOver = true))
  })
}

test('a page is told that a topic changed, with no word of what', async () => {
  const page = await watches(null)
  expect(page.status).toBe(200)
  await talk.asked(newcomer, 'Who keeps the lamp at night?')
  await expect.poll(page.ticks).toBe(1)
  // Breaths come whether or not there is something to tell.
  expect(page.text.replaceAll(':\n\n', '')).toMatch(
    /^retry: \d+\nevent: ready\ndata: questions\n\nevent: changed\nid: \w+\ndata: questions\n\n$/,
  )
  page.leave()
})

test('what is hidden tells nothing: not by a tick, not by its moment, not by a refusal', async () => {
  const [anybody, behind, past] = [await watches(null), await watches(newcomer), await watches(seenAll)]
  const hidden = await talk.asked(seenAll, 'Why did she drown?', [labelOf(second)])
  await expect.poll(past.ticks).toBe(1)
  await asks(seenAll, 'PUT', `${home}/questions/${hidden}/vote`)
  await expect.poll(past.ticks, { timeout: 3000 }).toBe(2)
  expect([anybody.ticks(), behind.ticks()]).toEqual([0, 0])
  // The wall is asked at the moment of the tick: who has told meanwhile is told, and who took it back is not.
  const { db, productionId } = talk
  const tells = (viewerId: string, points: string[]) =>
    db
      .insertInto('wall.toldProgress')
      .values({ viewerId, productionId, points })
      .onConflict((conflict) => conflict.columns(['viewerId', 'productionId']).doUpdateSet({ points }))
      .execute()
  await tells(newcomer.viewerId, [second])
  await tells(seenAll.viewerId, [first])
  await asks(newcomer, 'PUT', `${home}/questions/${hidden}/vote`)
  await expect.poll(behind.ticks).toBe(1)
  expect([anybody.ticks(), past.ticks()]).toEqual([0, 2])
  await tells(newcomer.viewerId, [])
  await tells(seenAll.viewerId, [second])

  const secret = await db
    .insertInto('community.sessions')
    .values({
      id: randomId(),
      productionId,
      title: 'Why she drowned',
      gateId: (await db.selectFrom('community.horizonGates').select('gateId').executeTakeFirstOrThrow())
        .gateId,
      fromAt: new Date(talk.clock.now()),
      untilAt: new Date(talk.clock.now() + 60_000),
      announcedBy: 'Wren Adeyemi',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const asked = async (who: TestFan | null, topic: string) => {
    const response = await fetch(`${talk.origin}${home}/changes?topic=${topic}`, {
      headers: talk.sentBy(who),
    })
    return { status: response.status, text: await response.text() }
  }
  for (const who of [null, newcomer]) {
    const refused = await asked(who, `session/${secret.id}`)
    expect(refused.status).toBe(404)
    expect(await asked(who, `session/${randomId()}`)).toEqual(refused)
    expect(await asked(who, 'post/no-such-post')).toEqual(refused)
  }
  const page = await watches(seenAll, `session/${secret.id}`)
  expect(page.status).toBe(200)
  for (const one of [anybody, behind, past, page]) one.leave()
})

test('however much happens, a page is told once a second', async () => {
  const page = await watches(null)
  const fans = await Promise.all(Array.from({ length: 8 }, (_, n) => talk.fan(`quick.asker${n}`)))
  for (const fan of fans) await talk.asked(fan, 'And then?')
  await expect.poll(page.ticks).toBe(1)
  await delay(400)
  expect(page.ticks()).toBe(1)
  await expect.poll(page.ticks, { timeout: 2000 }).toBe(2)
  page.leave()
})

test('a page is told what came between its reading and its stream, if it may know of it', async () => {
  const id = randomId()
  const [fromAt, untilAt] = [0, 60_000].map((ms) => new Date(talk.clock.now() + ms))
  await talk.db
    .insertInto('community.sessions')
    .values({
      id,
      productionId: talk.productionId,
      title: 'Tonight',
      gateId,
      fromAt: fromAt!,
      untilAt: untilAt!,
      announcedBy: 'Wren',
    })
    .execute()
  const question = { text: 'Who found her?', spoils: [labelOf(second)], session: id }
  expect((await asks(seenAll, 'POST', `${home}/questions`, question)).status).toBe(201)
  const [early, behind, past] = [
    await watches(null, 'theories&age=1'),
    await watches(newcomer, `session/${id}&age=500`),
    await watches(seenAll, `session/${id}&age=500`),
  ]
  await expect.poll(past.ticks).toBe(1)
  expect([early.ticks(), behind.ticks()]).toEqual([0, 0])
  const old = await watches(null, 'theories&age=40000')
  await expect.poll(old.ticks).toBe(1)
  for (const page of [early, behind, past, old]) page.leave()
  await talk.db.deleteFrom('community.sessions').where('id', '=', id).execute()
})

test('a page that comes back is told to look, since it may have missed something', async () => {
  const page = await watches(null, 'questions', { 'last-event-id': 'a1' })
  await expect.poll(page.ticks).toBe(1)
  page.leave()
})

test('a stream ends with the commit that shuts what it watches, and with the community', async () => {
  const page = await watches(null)
  const { db, productionId } = talk
  const settle = (isOpen: boolean) =>
    db
      .insertInto('community.settings')
      .values({ productionId, isOpen })
      .onConflict((conflict) => conflict.column('productionId').doUpdateSet({ isOpen }))
      .execute()
  await settle(false)
  await expect.poll(() => page.isOver).toBe(true)
  expect((await watches(null)).status).toBe(404)
  await settle(true)
  const again = await watches(null)
  const stand = (standing: 'shut' | 'stands') =>
    db.updateTable('wall.gates').set({ standing }).where('id', '=', gateId).execute()
  await stand('shut')
  await expect.poll(() => again.isOver).toBe(true)
  await stand('stands')
})

test('one network has so many streams and no more, and leaves room for the others', async () => {
  const flood = await Promise.all(
    Array.from({ length: 40 }, () => watches(null, 'questions', { 'x-test-address': '203.0.113.9' })),
  )
  expect(flood.filter(({ status }) => status === 200)).toHaveLength(12)
  expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([200, 429]))
  const elsewhere = await watches(null, 'questions', { 'x-test-address': '203.0.113.10' })
  expect(elsewhere.status).toBe(200)
  for (const page of flood) page.leave()
  await expect
    .poll(async () => {
      const back = await watches(null, 'questions', { 'x-test-address': '203.0.113.9' })
      back.leave()
      return back.status
    })
    .toBe(200)
  elsewhere.leave()
})
