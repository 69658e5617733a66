import type { Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { beginEmbargo, withdrawBySigner } from '../clearance/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { cancelPublication } from './calendar/cancel-publication.ts'
import { changePublication } from './calendar/change-publication.ts'
import { ringOpening } from './opening/open-publication.ts'
import { preflight } from './opening/preflight.ts'
import { publicationById } from './queries.ts'
import { openFrontOfHouse, PATIENT, publicist } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const MINUTE = 60_000
const reach = { reach: 'this-form', reason: 'I changed my mind', claimedAt: null } as const
const soon = (): Instant => front.later(MINUTE)
const postsOfFan = () => house.fan.selectFrom('publish.posts').select('slug').execute()
const stateOf = async (id: string) => (await publicationById(house.crew, id))?.state.kind
const pathOf = (slug: string | null) => `/api/v1/public/productions/${front.slug}/posts/${slug}`

async function pierWith(name: string, seconds: readonly [number, number] = [1, 2]) {
  const pier = await front.footage(`The pier of ${name}`, 20)
  const person = await front.person(name)
  await front.appears(person, pier, seconds)
  const { token } = await front.signs(person)
  return { cutId: await front.rendered(pier), token }
}

test('before its moment nothing of a publication can be read by anybody, at its millisecond all of it, with every job asleep', async () => {
  const cutId = await front.rendered(await front.footage('The pier', 20), 'CANARY')
  const opensAt = soon()
  const { id, slug, gateId } = await front.schedules(cutId, opensAt, 'CANARY at the pier')
  const { sha256 } = await house.crew
    .selectFrom('cut.listedCuts')
    .select('sha256')
    .where('id', '=', cutId)
    .executeTakeFirstOrThrow()
  const film = front.addresses.mint({
    gateId,
    mintedFor: 'public',
    sha256: sha256 ?? '',
    mediaType: 'video/mp4',
  })

  await front.goTo(opensAt - 1)
  const hidden = await front.outside(pathOf(slug))
  expect(hidden.status).toBe(404)
  expect(hidden).toEqual(await front.outside(pathOf('there-was-never-such-a-post')))
  expect((await front.outside(film)).status).toBe(404)
  const list = await front.outside(`/api/v1/public/productions/${front.slug}/posts`)
  expect(list.body.toString()).not.toMatch(/canary/i)
  expect(await postsOfFan()).toEqual([])
  const gates = await house.fan.selectFrom('wall.gates').select('id').execute()
  expect(gates.map((gate) => gate.id)).not.toContain(gateId)

  await front.onlyTheClock(opensAt)
  const shown = await front.anybody(pathOf(slug))
  expect(shown.status).toBe(200)
  expect(shown.body).toMatchObject({ title: 'CANARY at the pier', openedAt: new Date(opensAt).toISOString() })
  expect((await front.outside(film)).body.toString()).toContain('CANARY')
  expect(await stateOf(id)).toBe('scheduled')

  await front.settle()
  expect(await stateOf(id)).toBe('live')
  expect(await front.logKinds()).toEqual(expect.arrayContaining(['verdict-at-exit', 'publication-opened']))
})

test('a cut that is not cleared for its moment is not scheduled, and nothing of the try is kept', async () => {
  const pier = await front.footage('The pier at night', 20, [front.scene12])
  const until = front.later(60 * MINUTE)
  await beginEmbargo(front, {
    productionId: front.productionId,
    embargo: {
      scope: { kind: 'asset', assetId: pier as never },
      until,
      territories: ['WORLD'],
      name: null,
      reason: '',
    },
    actor: publicist,
  })
  const cutId = await front.rendered(pier)
  await expect(front.schedules(cutId, soon())).rejects.toMatchObject({ type: 'not-cleared' })
  expect(
    await house.crew.selectFrom('publish.publications').where('cutId', '=', cutId).selectAll().execute(),
  ).toEqual([])

  const asked = {
    productionId: front.productionId,
    cutId,
    title: 'The pier at night',
    copy: '',
    slug: null,
    publicationId: null,
  }
  const early = await preflight(front, { ...asked, rule: { kind: 'moment', at: (until - 1) as Instant } })
  expect(early).toMatchObject({ isReady: false, verdict: { kind: 'held', clearsAt: until } })
  const onTime = await preflight(front, { ...asked, rule: { kind: 'moment', at: until } })
  expect(onTime).toMatchObject({ isReady: true, verdict: { kind: 'cleared' }, slug: 'the-pier-at-night' })
  const before = await front.logKinds()
  expect((await front.schedules(cutId, until)).state.kind).toBe('scheduled')
  expect((await front.logKinds()).length).toBeGreaterThan(before.length)
})

test('words and slugs are checked before anything is saved', async () => {
  const cutId = await front.rendered(await front.footage('The quay', 20))
  const first = await front.schedules(cutId, soon(), 'The quay')
  expect(first.slug).toBe('the-quay')
  const order = {
    productionId: front.productionId,
    cutId,
    rule: { kind: 'at-once' },
    copy: '',
    title: 'The quay',
  } as const
  const typed = await preflight(front, { ...order, slug: 'the-quay', publicationId: null })
  expect(typed).toMatchObject({ slugState: 'taken', isReady: false })
  const long = await preflight(front, { ...order, title: 'q'.repeat(121), slug: 'quay', publicationId: null })
  expect(long).toMatchObject({
    slugState: 'usable',
    isReady: false,
    words: [{ kind: 'too-long', field: 'title', used: 121 }],
  })
  const again = await front.schedules(cutId, soon(), 'The quay')
  expect(again.slug).toBe('the-quay-2')
})

test('a withdrawal between schedule and opening keeps it shut, and a person is told', async () => {
  const { cutId, token } = await pierWith('Tomas Reyes')
  const opensAt = soon()
  const { id, slug } = await front.schedules(cutId, opensAt)
  await withdrawBySigner(front, token, reach)
  await front.settle()
  await front.goTo(opensAt)
  await front.goTo(opensAt + MINUTE)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  expect(await stateOf(id)).toBe('failed')
  const tasks = await house.crew.selectFrom('production.tasks').select('kind').where('ref', '=', id).execute()
  expect(tasks.map(({ kind }) => kind).sort()).toEqual(['publication-held', 'publication-not-opened'])
  expect(
    await house.crew.selectFrom('publish.recalls').selectAll().where('cutId', '=', cutId).execute(),
  ).toEqual([])
})

test('what a change shut opens again only by a person’s hand, once it is cleared', async () => {
  const { cutId, token } = await pierWith('Ida Brandt')
  const opensAt = soon()
  const { id, slug } = await front.schedules(cutId, opensAt)
  await withdrawBySigner(front, token, reach)
  const stay = { title: null, copy: null, slug: null }
  const move = {
    publicationId: id,
    change: { ...stay, rule: { kind: 'moment', at: front.later(2 * MINUTE) } },
    actor: publicist,
  } as const
  await expect(changePublication(front, move)).rejects.toMatchObject({ type: 'not-cleared' })
  expect((await publicationById(house.crew, id))?.opensAt).toBe(opensAt)

  const { subjectId } = await house.crew
    .selectFrom('clearance.releaseForms')
    .select('subjectId')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await front.signs(subjectId)
  await front.goTo(opensAt)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  expect(await stateOf(id)).toBe('failed')
  const again = front.later(MINUTE)
  await changePublication(front, { ...move, change: { ...stay, rule: { kind: 'moment', at: again } } })
  await front.goTo(again)
  expect((await front.outside(pathOf(slug))).status).toBe(200)
  expect(await stateOf(id)).toBe('live')
})

test('moving takes the gate, the post and the attempt along; cancelling leaves nothing to open', async () => {
  const cutId = await front.rendered(await front.footage('The slipway', 20))
  const opensAt = soon()
  const { id, slug } = await front.schedules(cutId, opensAt, 'The slipway')
  const later = front.later(3 * MINUTE)
  const change = {
    rule: { kind: 'moment', at: later },
    title: 'The slipway at dawn',
    copy: null,
    slug: null,
  } as const
  await changePublication(front, { publicationId: id, change, actor: publicist })
  const attempts = () =>
    house.crew.selectFrom('publish.attempts').selectAll().where('publicationId', '=', id).execute()
  expect(await attempts()).toMatchObject([{ dueAt: later, outcome: null }])
  await front.goTo(opensAt)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  await cancelPublication(front, { publicationId: id, actor: publicist })
  await front.goTo(later)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  expect(await stateOf(id)).toBe('cancelled')
  expect(await attempts()).toMatchObject([{ outcome: 'called-off' }])
  await expect(cancelPublication(front, { publicationId: id, actor: publicist })).rejects.toMatchObject({
    type: 'already-decided',
  })
})

test('what is out is not cancelled or moved: it is recalled', async () => {
  const cutId = await front.rendered(await front.footage('The breakwater', 20))
  const { id } = await front.schedules(cutId, null)
  expect(await stateOf(id)).toBe('live')
  await expect(cancelPublication(front, { publicationId: id, actor: publicist })).rejects.toMatchObject({
    type: 'publication-is-out',
  })
  const change = { rule: { kind: 'moment', at: soon() }, title: null, copy: null, slug: null } as const
  await expect(
    changePublication(front, { publicationId: id, change, actor: publicist }),
  ).rejects.toMatchObject({
    type: 'publication-is-out',
  })
})

test('a crash between the beginning and the end of an opening never makes two', async () => {
  const cutId = await front.rendered(await front.footage('The mole', 20))
  const opensAt = soon()
  const { id } = await front.schedules(cutId, opensAt)
  await front.onlyTheClock(opensAt)
  const alarm = { key: 'test', name: 'test' }
  const crash = house.worker.transaction().execute(async (trx) => {
    await ringOpening(trx, { alarm, publicationId: id, now: opensAt })
    throw new Error('the power went')
  })
  await expect(crash).rejects.toThrow('the power went')
  expect(await stateOf(id)).toBe('scheduled')
  for (let delivered = 0; delivered < 3; delivered += 1)
    await house.worker
      .transaction()
      .execute((trx) => ringOpening(trx, { alarm, publicationId: id, now: opensAt }))
  await front.settle()
  const attempts = await house.crew
    .selectFrom('publish.attempts')
    .selectAll()
    .where('publicationId', '=', id)
    .execute()
  expect(attempts).toMatchObject([{ outcome: 'landed' }])
  const { state } = (await publicationById(house.crew, id)) ?? {}
  expect(state).toMatchObject({ kind: 'live', attempt: attempts[0]?.id, spent: [attempts[0]?.id] })
  const opened = await house.crew
    .selectFrom('plant.outbox')
    .selectAll()
    .where('name', '=', 'publish.opened')
    .where((eb) => eb(eb.ref('payload', '->>').key('publicationId'), '=', id as never))
    .execute()
  expect(opened).toHaveLength(1)
})

test('two attempts at once are refused by the database itself', async () => {
  const cutId = await front.rendered(await front.footage('The lock', 20))
  const { id } = await front.schedules(cutId, soon())
  const second = house.crew
    .insertInto('publish.attempts')
    .values({ id: crypto.randomUUID(), publicationId: id, dueAt: new Date(front.clock.now()), outcome: null })
    .execute()
  await expect(second).rejects.toThrow('attempts_one_open')
})

test('a sealed house opens nothing and schedules nothing, until it is unsealed', async () => {
  const cutId = await front.rendered(await front.footage('The bell', 20))
  const { slug } = await front.schedules(cutId, null, 'The bell')
  const shown = await front.anybody(pathOf(slug))
  expect(shown.status).toBe(200)
  const film = (shown.body['media'] as { url: string }).url
  expect((await front.outside(film)).status).toBe(200)
  const opensAt = soon()
  const waiting = await front.schedules(cutId, opensAt, 'The second bell')

  const seal = (sealedAt: Date | null) => house.worker.updateTable('plant.house').set({ sealedAt }).execute()
  await seal(new Date(front.clock.now()))
  await front.goTo(opensAt)
  expect((await front.outside(pathOf(slug))).status).toBe(404)
  expect((await front.outside(pathOf(waiting.slug))).status).toBe(404)
  expect((await front.anybody('/api/v1/public/productions')).body['items']).toEqual([])
  expect(await house.fan.selectFrom('wall.gates').select('id').execute()).toEqual([])
  await expect.poll(async () => (await front.outside(film)).status, PATIENT).toBe(404)
  expect(await stateOf(waiting.id)).toBe('scheduled')
  await expect(front.schedules(cutId, null)).rejects.toMatchObject({ type: 'house-is-sealed' })

  await seal(null)
  expect((await front.outside(pathOf(slug))).status).toBe(200)
  await front.goTo(opensAt + MINUTE)
  expect(await stateOf(waiting.id)).toBe('live')
})
