import { WORLD } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { linesOf, recallsCausedBy } from '../ledger/ledger.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from './recall-publication.ts'
import { whereItIs } from './whereabouts/where-it-is.ts'
import { everyAddressOf, openFrontOfHouse, PATIENT, publicist } from '../testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const MINUTE = 60_000
const reach = { reach: 'this-form', reason: 'I changed my mind', claimedAt: null } as const
const soon = (): Instant => front.later(MINUTE)
const stateOf = async (id: string) => (await publicationById(house.crew, id))?.state
const pathOf = (slug: string | null) => `/api/v1/public/productions/${front.slug}/posts/${slug}`
const recallsOfCut = (cutId: string) =>
  house.crew.selectFrom('publish.recalls').selectAll().where('cutId', '=', cutId).execute()

async function pierWith(name: string) {
  const pier = await front.footage(`The pier of ${name}`, 20)
  const person = await front.person(name)
  await front.appears(person, pier, [1, 2])
  const { token, releaseFormId } = await front.signs(person)
  return { cutId: await front.rendered(pier), token, releaseFormId }
}

test('a withdrawal shuts what is out in its own commit, and the ledger proves every place from outside', async () => {
  const { cutId, token, releaseFormId } = await pierWith('Elin Sørby')
  const { id, slug } = await front.schedules(cutId, null)
  const shown = await front.anybody(pathOf(slug))
  const { url } = shown.body['media'] as { url: string }
  expect((await front.outside(url)).status).toBe(200)

  await withdrawBySigner(front, token, reach)
  // Nothing else has run yet: no event, no job, no alarm.
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  expect(
    await house.fan
      .selectFrom('publish.posts')
      .select('id')
      .where('slug', '=', slug ?? '')
      .execute(),
  ).toEqual([])
  await expect.poll(async () => (await front.outside(url)).status, PATIENT).toBe(404)

  await expect.poll(async () => (await front.settle(), (await recallsOfCut(cutId)).length), PATIENT).toBe(1)
  const [recall] = await recallsOfCut(cutId)
  if (recall === undefined) throw new Error('no recall')
  expect(recall).toMatchObject({
    calledBy: 'Elin Sørby',
    because: 'Elin Sørby withdrew the permission.',
    finishedAt: null,
  })
  expect(await stateOf(id)).toMatchObject({ kind: 'recalled', out: slug })
  const before = await linesOf(house.crew, [recall.id])
  expect(before.map(({ place, state }) => [place, state.kind])).toEqual([
    ['own-page', 'checking'],
    ['media-addresses', 'checking'],
  ])

  await front.reads(recall.id)
  const after = await linesOf(house.crew, [recall.id])
  expect(after.map(({ state }) => state.kind)).toEqual(['gone', 'gone'])
  for (const { evidence } of after)
    expect(evidence).toMatchObject([{ how: 'read', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  expect((await recallsOfCut(cutId))[0]?.finishedAt).not.toBeNull()
  const { productionId } = front
  const word = { kind: 'release-form', releaseFormId } as const
  expect((await recallsCausedBy(house.crew, { productionId, word })).map((row) => row.id)).toEqual([
    recall.id,
  ])
  expect(await front.logKinds()).toEqual(
    expect.arrayContaining(['release-form-withdrawn', 'recalled', 'recall-place-gone']),
  )
  const tried = await everyAddressOf(house.crew, id)
  expect(tried).toContain(url)
  for (const path of tried) expect((await front.outside(path)).status).toBe(404)
})

test('a person’s recall takes back all of a cut: what is out comes back, what waits is cancelled', async () => {
  const cutId = await front.rendered(await front.footage('The wave', 20))
  const first = await front.schedules(cutId, null, 'The wave')
  const second = await front.schedules(cutId, null, 'The wave again')
  const opensAt = soon()
  const waiting = await front.schedules(cutId, opensAt, 'The wave later')
  const { recallId } = await recallPublication(front, {
    publicationId: first.id,
    reach: 'everything',
    because: 'A plate number',
    actor: publicist,
  })
  expect((await stateOf(first.id))?.kind).toBe('recalled')
  expect((await stateOf(second.id))?.kind).toBe('recalled')
  expect((await stateOf(waiting.id))?.kind).toBe('cancelled')
  expect(await linesOf(house.crew, [recallId])).toHaveLength(4)
  await front.goTo(opensAt)
  for (const { slug } of [first, second, waiting])
    expect((await front.outside(pathOf(slug))).status).toBe(404)
  await expect(
    recallPublication(front, {
      publicationId: first.id,
      reach: 'everything',
      because: 'Again',
      actor: publicist,
    }),
  ).rejects.toMatchObject({
    type: 'already-recalled',
  })
})

test('a recall of what its clock opened a moment ago knows that it was out, though no job has noted it', async () => {
  const cutId = await front.rendered(await front.footage('The gull', 20))
  const opensAt = soon()
  const { id, slug } = await front.schedules(cutId, opensAt, 'The gull')
  await front.onlyTheClock(opensAt)
  expect((await front.outside(pathOf(slug))).status).toBe(200)
  await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'Too soon',
    actor: publicist,
  })
  expect(await stateOf(id)).toMatchObject({ kind: 'recalled', out: slug })
  await front.settle()
  expect(await stateOf(id)).toMatchObject({ kind: 'recalled', out: slug })
})

test('a recall before the opening lists the places all the same, and nothing was out', async () => {
  const cutId = await front.rendered(await front.footage('The tern', 20))
  const { id } = await front.schedules(cutId, soon(), 'The tern')
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'Not this one',
    actor: publicist,
  })
  expect(await stateOf(id)).toMatchObject({ kind: 'recalled', out: null })
  await front.reads(recallId)
  const lines = await linesOf(house.crew, [recallId])
  expect(lines.map(({ evidence }) => evidence[0]?.how)).toEqual(['read', 'never-out'])
})

test('while a place still answers, it is shut again, its line stays open, and its deadline is heard', async () => {
  const cutId = await front.rendered(await front.footage('The seal', 20))
  const { id, slug, gateId } = await front.schedules(cutId, null, 'The seal')
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'A rig',
    actor: publicist,
  })
  // Somebody opens the gate behind the ledger's back.
  await house.crew.updateTable('wall.gates').set({ standing: 'stands' }).where('id', '=', gateId).execute()
  await expect(front.reads(recallId)).rejects.toThrow('answers 200')
  const states = async () => (await linesOf(house.crew, [recallId])).map(({ state }) => state.kind)
  expect((await states())[0]).toBe('shutting')
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  await front.goTo(front.later(10_001))
  const [page] = await linesOf(house.crew, [recallId])
  const overdue = await house.crew
    .selectFrom('production.tasks')
    .select(['kind', 'doneAt'])
    .where('ref', '=', page?.id ?? '')
    .execute()
  expect(overdue).toMatchObject([{ kind: 'recall-overdue', doneAt: null }])
  await front.reads(recallId)
  expect(await states()).toEqual(['gone', 'gone'])
})

test('a permission that ends with its time takes the publication back at that moment', async () => {
  const cove = await front.footage('The cove', 20)
  const wren = await front.person('Wren Okafor')
  await front.appears(wren, cove, [1, 2])
  const until = front.later(10 * MINUTE)
  await front.signs(wren, {
    scope: {
      media: ['motion', 'stills', 'sound'],
      musicRights: [],
      uses: ['publicity'],
      destinations: [{ kind: 'anywhere' }],
      territories: [WORLD],
      window: { until },
    },
  })
  const cutId = await front.rendered(cove)
  const { id, slug } = await front.schedules(cutId, null, 'The cove')
  await front.goTo(until - 1)
  expect((await front.outside(pathOf(slug))).status).toBe(200)
  await front.goTo(until)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  await expect.poll(async () => (await front.settle(), (await recallsOfCut(cutId)).length), PATIENT).toBe(1)
  expect((await recallsOfCut(cutId))[0]?.because).toBe('A permission that it rests on has ended.')
  expect((await stateOf(id))?.kind).toBe('recalled')
})

test('a person who calls a cut back takes its other shapes along, from whichever of them they call', async () => {
  const [first, upright, short, other] = await Promise.all(
    [1, 2, 3, 4].map(async () => front.rendered(await front.footage('The pier again', 20))),
  )
  for (const [came, from] of [
    [upright, first],
    [short, upright],
  ])
    await house.crew
      .updateTable('cut.cuts')
      .set({ cameFrom: from ?? null, cameFromVersion: 1 })
      .where('id', '=', came ?? '')
      .execute()
  const posts = []
  for (const cutId of [first, upright, other])
    posts.push(await front.schedules(cutId ?? '', null, 'The pier again'))
  posts.push(await front.schedules(short ?? '', soon(), 'The pier again'))
  const asked = { productionId: front.productionId, slug: front.slug, now: front.clock.now() }
  const where = await whereItIs(
    { db: house.crew, told: async () => [] },
    { ...asked, asked: { kind: 'cut', id: short ?? '' } },
  )
  expect(where.map(({ kind, stands }) => [kind, stands])).toEqual([
    ['own-page', 'out'],
    ['own-page', 'out'],
    ['own-page', 'waits'],
  ])
  const { recallId } = await recallPublication(front, {
    publicationId: posts[1]?.id ?? '',
    reach: 'everything',
    because: 'A plate in the picture',
    actor: publicist,
  })
  const states = await Promise.all(posts.map(({ id }) => stateOf(id)))
  expect(states.map((state) => state?.kind)).toEqual(['recalled', 'recalled', 'live', 'cancelled'])
  const lines = await linesOf(house.crew, [recallId])
  expect(lines.filter(({ place }) => place === 'own-page')).toHaveLength(2)
})
