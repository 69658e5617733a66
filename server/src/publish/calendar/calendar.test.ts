import type { HangingRule, ScheduleRule } from '@stagedoor/core/publish'
import type { StoryPointId } from '@stagedoor/core/production'
import { type Delay, type Instant, parseInstant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { setPremiere, tellStoryPoint, withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { dropPremiere } from '../../production/index.ts'
import { cancelPublication } from './cancel-publication.ts'
import { changeCalendarSettings } from '../opening/calendar-settings.ts'
import { changePublication } from './change-publication.ts'
import { preflight } from '../opening/preflight.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { schedulePublication } from '../opening/schedule-publication.ts'
import { openFrontOfHouse, publicist } from '../testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const MINUTE = 60_000
const hour: Delay = { kind: 'hours', hours: 1 }
const rowOf = async (id: string) => (await publicationById(house.crew, id))!
const pathOf = (slug: string | null) => `/api/v1/public/productions/${front.slug}/posts/${slug}`
const statusOf = async (slug: string | null) => (await front.outside(pathOf(slug))).status
const gateOf = (gateId: string) =>
  house.crew.selectFrom('wall.gates').selectAll().where('id', '=', gateId).executeTakeFirstOrThrow()
const openTasks = async (ref: string) =>
  (
    await house.crew
      .selectFrom('production.tasks')
      .select(['kind', 'facts'])
      .where('ref', '=', ref)
      .where('doneAt', 'is', null)
      .execute()
  ).map(({ kind, facts }) => [kind, facts['because']])

/** A premiere told on the wall clock of Oslo, to the minute. */
const premieres = (at: number, { territory: place = 'WORLD', pointId = null as string | null } = {}) => {
  const wall = new Date(at + 3_600_000).toISOString()
  return setPremiere(front, {
    productionId: front.productionId,
    premiere: {
      pointId,
      territory: place,
      local: { date: wall.slice(0, 10), time: wall.slice(11, 16), zone: 'Europe/Oslo' },
    },
    actor: publicist,
  })
}
const follows = async (title: string, rule: ScheduleRule) => {
  const cutId = await front.rendered(await front.footage(title, 20))
  return schedulePublication(front, {
    productionId: front.productionId,
    cutId,
    rule,
    title,
    copy: '',
    slug: null,
    actor: publicist,
  })
}
const afterFinale = (pointId: string): HangingRule => ({
  kind: 'premiere',
  of: pointId as StoryPointId,
  territory: 'each',
  delay: hour,
})
const newPoint = async (name: string) =>
  (
    await tellStoryPoint(front, {
      productionId: front.productionId,
      pointId: null,
      point: { name },
      actor: publicist,
    })
  ).pointId
/** A moment on a whole minute, so many minutes ahead. */
const ahead = (minutes: number) =>
  (Math.ceil(front.clock.now() / MINUTE) * MINUTE + minutes * MINUTE) as Instant

test('what follows a premiere that nobody has told waits behind a closed gate, and opens so long after it is told', async () => {
  const finale = await newPoint('The finale')
  const { id, slug, gateId, state, opensAt } = await follows('After the finale', afterFinale(finale))
  expect([state.kind, opensAt, (await gateOf(gateId)).opensAt]).toEqual(['draft', null, null])
  expect(await statusOf(slug)).toBe(404)

  const premiere = ahead(120)
  await premieres(premiere, { pointId: finale, territory: 'NO' })
  await front.settle()
  expect(await rowOf(id)).toMatchObject({ opensAt: premiere + 60 * MINUTE, state: { kind: 'scheduled' } })
  await front.goTo(premiere + 60 * MINUTE - 1)
  expect(await statusOf(slug)).toBe(404)
  await front.onlyTheClock(premiere + 60 * MINUTE)
  expect(await statusOf(slug)).toBe(200)
  await front.settle()
  expect((await rowOf(id)).state.kind).toBe('live')
})

test('one more territory that is told puts it off to the last of them; a premiere taken back lets it wait, and somebody is told', async () => {
  const finale = await newPoint('The lighthouse')
  const [inNorway, inGermany] = [ahead(60), ahead(180)]
  await premieres(inNorway, { pointId: finale, territory: 'NO' })
  const { id, slug } = await follows('After the lighthouse', afterFinale(finale))
  await premieres(inGermany, { pointId: finale, territory: 'DE' })
  await front.settle()
  expect((await rowOf(id)).opensAt).toBe(inGermany + 60 * MINUTE)

  const rows = await house.crew
    .selectFrom('production.premieres')
    .select('id')
    .where('pointId', '=', finale)
    .execute()
  await house.crew.transaction().execute(async (trx) => {
    for (const row of rows) await dropPremiere(trx, { productionId: front.productionId, id: row.id })
  })
  await front.settle()
  expect(await rowOf(id)).toMatchObject({ state: { kind: 'draft' }, opensAt: null })
  expect(await openTasks(id)).toEqual([['publication-waits', 'moment-unknown']])
  await front.goTo(inGermany + 61 * MINUTE)
  expect(await statusOf(slug)).toBe(404)

  const told = ahead(30)
  await premieres(told, { pointId: finale })
  await front.settle()
  expect([(await rowOf(id)).opensAt, await openTasks(id)]).toEqual([told + 60 * MINUTE, []])
  await front.goTo(told + 60 * MINUTE)
  expect(await statusOf(slug)).toBe(200)
})

test('what follows another publication counts from when that is live, and waits when that is called back', async () => {
  const trailerCut = await front.rendered(await front.footage('The trailer', 20))
  const trailer = await front.schedules(trailerCut, ahead(10), 'The trailer')
  const teaser = await follows('After the trailer', {
    kind: 'publication',
    publicationId: trailer.id,
    delay: hour,
  })
  expect(teaser).toMatchObject({ state: { kind: 'draft' }, opensAt: null })
  await front.goTo(trailer.opensAt!)
  await front.settle()
  const opensAt = (trailer.opensAt! + 60 * MINUTE) as Instant
  expect(await rowOf(teaser.id)).toMatchObject({ opensAt, state: { kind: 'scheduled' } })

  await recallPublication(front, {
    publicationId: trailer.id,
    reach: 'everything',
    because: 'The wrong take',
    actor: publicist,
  })
  expect((await gateOf(teaser.gateId)).opensAt).toBeNull()
  await front.settle()
  expect(await rowOf(teaser.id)).toMatchObject({ opensAt: null, state: { kind: 'draft' } })
  expect(await openTasks(teaser.id)).toEqual([['publication-waits', 'publication-gone']])
  await front.goTo(opensAt)
  expect(await statusOf(teaser.slug)).toBe(404)
})

test('two that would wait for each other are refused, and so is what no calendar has', async () => {
  const finale = await newPoint('The tide')
  const first = await follows('Low tide', { kind: 'story-point', point: finale as StoryPointId, delay: hour })
  const second = await follows('High tide', { kind: 'publication', publicationId: first.id, delay: hour })
  const moved = (rule: ScheduleRule) =>
    changePublication(front, {
      publicationId: first.id,
      change: { rule, title: null, copy: null, slug: null },
      actor: publicist,
    })
  await expect(moved({ kind: 'publication', publicationId: second.id, delay: hour })).rejects.toMatchObject({
    type: 'schedule-goes-round',
  })
  const local = { date: '2026-02-30', time: '18:00', zone: 'Europe/Oslo' }
  await expect(moved({ kind: 'local-time', local })).rejects.toMatchObject({ type: 'no-such-local-time' })
  await expect(
    moved({ kind: 'story-point', point: crypto.randomUUID() as StoryPointId, delay: hour }),
  ).rejects.toMatchObject({ type: 'no-such-story-point' })
  await moved({ kind: 'moment', at: ahead(5) })
  expect((await rowOf(first.id)).state.kind).toBe('scheduled')
  await cancelPublication(front, { publicationId: first.id, actor: publicist })
  await front.settle()
  expect(await openTasks(second.id)).toEqual([['publication-waits', 'publication-gone']])
})

test('what is not cleared for its new moment waits, and goes by itself once it is, while that moment is ahead', async () => {
  const finale = await newPoint('The harbour')
  const pier = await front.footage('The harbour at night', 20)
  const person = await front.person('Ida Brandt')
  await front.appears(person, pier, [1, 2])
  const { token } = await front.signs(person)
  const cutId = await front.rendered(pier)
  const { id, slug } = await schedulePublication(front, {
    productionId: front.productionId,
    cutId,
    rule: afterFinale(finale),
    title: 'The harbour',
    copy: '',
    slug: null,
    actor: publicist,
  })
  await withdrawBySigner(front, token, { reach: 'this-form', reason: 'I changed my mind', claimedAt: null })
  const premiere = ahead(60)
  await premieres(premiere, { pointId: finale })
  await front.settle()
  expect((await rowOf(id)).state.kind).toBe('draft')
  expect(await openTasks(id)).toEqual([['publication-waits', 'not-cleared']])
  await front.signs(person)
  await front.settle()
  expect(await rowOf(id)).toMatchObject({ opensAt: premiere + 60 * MINUTE, state: { kind: 'scheduled' } })
  expect(await openTasks(id)).toEqual([])
  expect(await statusOf(slug)).toBe(404)
})

test('a local time is kept as it was said, and read by the law of clocks', async () => {
  const local = { date: '2026-10-25', time: '02:30', zone: 'Europe/Oslo' }
  const row = await follows('The hour that comes twice', { kind: 'local-time', local })
  expect(row.opensAt).toBe(parseInstant('2026-10-25T01:30:00Z'))
  expect((await rowOf(row.id)).rule).toEqual({ kind: 'local-time', local })
})

test('looking first tells what a moment runs into, and saves nothing', async () => {
  const one = await front.schedules(
    await front.rendered(await front.footage('The gull', 20)),
    ahead(300),
    'The gull',
  )
  const cutId = await front.rendered(await front.footage('The tern', 20))
  const ask = (at: number) =>
    preflight(front, {
      productionId: front.productionId,
      cutId,
      rule: { kind: 'moment', at: at as Instant },
      title: 'The tern',
      copy: '',
      slug: null,
      publicationId: null,
    })
  const near = await ask(one.opensAt! + 5 * MINUTE)
  expect(near).toMatchObject({
    isReady: true,
    conflicts: [{ kind: 'too-close', with: { title: 'The gull' } }],
  })
  await changeCalendarSettings(front, {
    productionId: front.productionId,
    leastApartMinutes: 0,
    quietHours: { from: '00:00', until: '00:00', zone: 'Europe/Oslo' },
    actor: publicist,
  })
  expect((await ask(one.opensAt! + 5 * MINUTE)).conflicts).toEqual([])
})

test('a premiere that moves takes its publication along, and nothing opens at the old moment though nobody works', async () => {
  const finale = await newPoint('The storm')
  const [first, second] = [ahead(60), ahead(600)]
  await premieres(first, { pointId: finale })
  const { id, slug, gateId, opensAt } = await follows('After the storm', afterFinale(finale))
  const old = (first + 60 * MINUTE) as Instant
  expect(opensAt).toBe(old)

  // Nobody is told of anything from here on: this is the last test.
  await front.events.stop()
  await premieres(second, { pointId: finale })
  expect((await gateOf(gateId)).opensAt).toBeNull()
  await front.onlyTheClock(old + 1)
  expect(await statusOf(slug)).toBe(404)
  // The bell of the old moment rings before anybody was told of the new one.
  await front.alarms.settled()
  expect(await statusOf(slug)).toBe(404)
  expect(await rowOf(id)).toMatchObject({ state: { kind: 'scheduled', opensAt: second + 60 * MINUTE } })
  await front.onlyTheClock(second + 60 * MINUTE)
  expect(await statusOf(slug)).toBe(200)
  expect(await front.logKinds()).toEqual(expect.arrayContaining(['publication-moved-along']))
})
