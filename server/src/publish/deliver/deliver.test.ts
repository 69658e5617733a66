import { afterAll, beforeEach, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import type { Mishap } from '../../connectors/emulating/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { cancelPublication } from '../calendar/cancel-publication.ts'
import { linesOf } from '../ledger/ledger.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import type { PostWords } from '../compose/post-order.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { gettingOn } from '../testing-states.ts'
import { deliveryOf } from './deliveries.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const { stateOf, goesOn, comes } = gettingOn(house, front)
const deps = { ...front, contextFor: front.contextFor }

beforeEach(() => emulator.faults.clear())

async function planned(name: string, words: Partial<PostWords> = {}) {
  const pier = await front.footage(name, 20)
  const person = await front.person(`The lead of ${name}`)
  await front.appears(person, pier, [1, 2])
  const { token } = await front.signs(person)
  const cutId = await front.rendered(pier, name)
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(deps, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt },
    words: { ...blueskyWords(name), ...words },
    placeAhead: false,
    actor: publicist,
  })
  return { id, opensAt, token }
}

// The first try at its moment meets a mishap.
const opensWith = async (mishap: Mishap, opensAt: number) => {
  emulator.faults.add({ operation: 'com.atproto.repo.putRecord', nth: 1, mishap })
  await front.goTo(opensAt)
}
const postsOf = (text: string) => [...network.records.values()].filter(({ value }) => value.text === text)

test('before its moment not a byte is handed over; then it is out once, and the ledger of its recall is closed by reading', async () => {
  const { id, opensAt } = await planned('The pier, once')
  const asked = emulator.journal.length
  await front.goTo(opensAt - 1)
  expect(emulator.journal.slice(asked).filter(({ isRead }) => !isRead)).toEqual([])
  await front.goTo(opensAt)
  await comes(id, 'live')
  expect(postsOf('The pier, once')).toHaveLength(1)
  expect(await deliveryOf(house.crew, id)).toMatchObject({ leftBehind: false, error: null })

  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  await expect
    .poll(async () => {
      await goesOn()
      return (await linesOf(house.crew, [recallId])).map(({ place, state }) => [place, state.kind])
    }, PATIENT)
    .toEqual([['platform-post', 'gone']])
  expect(postsOf('The pier, once')).toEqual([])
  const [line] = await linesOf(house.crew, [recallId])
  expect(line?.evidence.at(-1)).toMatchObject({ how: 'read' })
})

test('an answer that was lost leaves the outcome unknown; a look finds the one post, and nothing is sent again', async () => {
  const { id, opensAt } = await planned('The answer was lost')
  await opensWith({ kind: 'answer-lost' }, opensAt)
  await comes(id, 'unknown')
  await front.goTo(front.later(10_000))
  await comes(id, 'live')
  expect(postsOf('The answer was lost')).toHaveLength(1)
  expect(emulator.commits().filter(({ at }) => at >= opensAt)).toHaveLength(1)
})

test('a call that never arrived is made again only after a quiet time, as a new attempt', async () => {
  const { id, opensAt } = await planned('It never arrived')
  await opensWith({ kind: 'never-arrives' }, opensAt)
  await comes(id, 'unknown')
  await front.goTo(front.later(30_000))
  await comes(id, 'unknown')
  await front.goTo(front.later(6 * MINUTE))
  await comes(id, 'live')
  expect(postsOf('It never arrived')).toHaveLength(1)
  expect((await stateOf(id))?.spent).toHaveLength(2)
})

test('what is called back while its outcome is in doubt is found out first; of nothing, the ledger says so', async () => {
  const { id, opensAt } = await planned('In doubt when called back')
  await opensWith({ kind: 'never-arrives' }, opensAt)
  await comes(id, 'unknown')
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'In doubt',
    actor: publicist,
  })
  const states = async () => (await linesOf(house.crew, [recallId])).map(({ state }) => state.kind)
  expect(await states()).toEqual(['shutting'])
  await front.goTo(front.later(6 * MINUTE))
  await comes(id, 'recalled')
  await expect.poll(async () => (await goesOn(), states()), PATIENT).toEqual(['gone'])
  expect(postsOf('In doubt when called back')).toEqual([])
})

test('a call refused for its token alone is made again with a fresh one, and nobody is asked', async () => {
  const { id, opensAt } = await planned('The token had ended')
  const answer = { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } }
  await opensWith({ kind: 'says', answer }, opensAt)
  await comes(id, 'live')
  expect(postsOf('The token had ended')).toHaveLength(1)
  expect((await stateOf(id))?.spent).toHaveLength(2)
})

test('who withdraws before its moment stops it: nothing is handed over', async () => {
  const { id, opensAt, token } = await planned('Withdrawn before')
  const asked = emulator.journal.length
  await withdrawBySigner(front, token, { reach: 'this-form', reason: 'No', claimedAt: null })
  await front.goTo(opensAt)
  await front.settle()
  expect(emulator.journal.slice(asked).filter(({ isRead }) => !isRead)).toEqual([])
  expect((await stateOf(id))?.kind).not.toBe('live')
})

test('a thread follows its first post part by part, each under the one before', async () => {
  const { id, opensAt } = await planned('A thread', { parts: ['Its second part', 'Its third part'] })
  await front.goTo(opensAt)
  await comes(id, 'live')
  await expect.poll(async () => (await goesOn(), postsOf('Its third part').length), PATIENT).toBe(1)
  const [first, second, third] = ['A thread', 'Its second part', 'Its third part'].map((text) =>
    [...network.records].find(([, { value }]) => value.text === text)!,
  )
  expect(second?.[1].value.reply?.parent.uri).toContain(first?.[0])
  expect(third?.[1].value.reply).toMatchObject({ parent: { uri: expect.stringContaining(second![0]) } })
})

test('what is taken off the calendar while it waits never leaves', async () => {
  const { id, opensAt } = await planned('Taken off')
  await cancelPublication(front, { publicationId: id, actor: publicist })
  await front.goTo(opensAt)
  expect((await stateOf(id))?.kind).toBe('cancelled')
  expect(postsOf('Taken off')).toEqual([])
})

test.each([
  // The delete alone finds nothing, or the look after it as well.
  { stumbles: 1, sights: [null, true, 'deleted', null] },
  { stumbles: 2, sights: [null, null, true, 'deleted', null] },
])(
  'a server that stumbles $stumbles times proves nothing gone: what stands there is found and deleted at last',
  async ({ stumbles, sights }) => {
    const words = `Missed ${stumbles} times`
    const { id, opensAt } = await planned(words)
    await front.goTo(opensAt)
    await comes(id, 'live')
    const answer = { status: 400, body: { error: 'RecordNotFound', message: 'Could not locate record' } }
    for (let times = 0; times < stumbles; times += 1)
      emulator.faults.add({
        operation: 'com.atproto.repo.getRecord',
        nth: 1,
        mishap: { kind: 'says', answer },
      })
    const { recallId } = await recallPublication(front, {
      publicationId: id,
      reach: 'this-alone',
      because: 'The wrong lamp',
      actor: publicist,
    })
    const line = async () => (await linesOf(house.crew, [recallId]))[0]
    await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('checking')
    expect(postsOf(words)).toHaveLength(1)
    if (stumbles === 2) expect((await line())?.evidence.at(-1)?.what).toContain('Seen gone once')

    await front.goTo(front.later(6 * MINUTE))
    await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('gone')
    expect(postsOf(words)).toEqual([])
    expect((await line())?.evidence.map(({ did, stoodAgain }) => did ?? stoodAgain ?? null)).toEqual(sights)
  },
)

test('a post that is gone is looked for again after a day and after seven; one that stands again opens its ledger anew', async () => {
  const { id, opensAt } = await planned('It stands again')
  await front.goTo(opensAt)
  await comes(id, 'live')
  const put = [...network.records.entries()].filter(([, { value }]) => value.text === 'It stands again')
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'The wrong lamp',
    actor: publicist,
  })
  const line = async () => (await linesOf(house.crew, [recallId]))[0]
  const closedAt = async () =>
    (
      await house.crew
        .selectFrom('publish.recalls')
        .select('finishedAt')
        .where('id', '=', recallId)
        .executeTakeFirstOrThrow()
    ).finishedAt
  await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('gone')
  const goneAt = front.clock.now()
  expect(await closedAt()).not.toBeNull()

  // Somebody puts it back, as a platform does that restores a backup.
  for (const [key, record] of put) network.records.set(key, record)
  emulator.faults.add({
    operation: 'com.atproto.repo.deleteRecord',
    nth: 1,
    mishap: { kind: 'says', answer: { status: 503, body: { error: 'Overloaded', message: 'Later' } } },
  })
  await front.goTo(front.later(24 * 60 * MINUTE))
  await expect.poll(async () => (await front.settle(), await closedAt()), PATIENT).toBeNull()
  expect((await line())?.dueAt).toBeGreaterThan(goneAt + 24 * 60 * MINUTE)
  await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('gone')
  expect(postsOf('It stands again')).toEqual([])
  expect(await closedAt()).not.toBeNull()
  expect(await front.logKinds()).toContain('recall-place-seen-again')

  const sights = (await line())?.evidence.length ?? 0
  await front.goTo(front.later(8 * 24 * 60 * MINUTE))
  await expect
    .poll(async () => (await goesOn(), (await line())?.evidence.at(-1)?.what), PATIENT)
    .toContain('Looked for once more')
  expect((await line())?.evidence.length).toBeGreaterThan(sights)
})
