import { randomUUID } from 'node:crypto'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { Alarms } from '../../plant/alarms/index.ts'
import { verifyChain } from '../../plant/chain/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { sealUnder } from '../../plant/seal/index.ts'
import { lockPublications, publicationById } from '../queries.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { openingAlarms } from '../calendar/ring-openings.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { gettingOn } from '../testing-states.ts'
import { putCopies } from '../testing-copies.ts'
import { deliverDeps } from '../deliver-deps.ts'
import { silentLog } from '../../plant/log/index.ts'
import { Departures } from './departures.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const deps = { ...front, contextFor: front.contextFor }
const copying = { owner: house.owner, handles: sealUnder(front.key.derive('deliveries')) }

beforeEach(() => {
  emulator.faults.clear()
  emulator.journal.length = 0
})

// The house's clock goes on by a second with each look, as the platform's patience does.
const { stateOf, goesOn } = gettingOn(house, front)
const statesOf = async (ids: readonly string[]) => {
  const { rows } = await sql<{ kind: string; many: number }>`
    select state_kind as kind, count(*)::int as many from publish.publications
    where id = any(${ids}::uuid[]) group by 1`.execute(house.crew)
  return Object.fromEntries(rows.map(({ kind, many }) => [kind, many]))
}
const out = (text: string) => [...network.records.values()].filter(({ value }) => value.text === text).length

/** A post that lies at the platform, hours before its moment, and its signer's link. */
async function placed(text: string) {
  const pier = await front.footage(text, 20)
  const person = await front.person(`The lead of ${text}`)
  await front.appears(person, pier, [1, 2])
  const { token } = await front.signs(person)
  const { id } = await schedulePost(deps, {
    productionId: front.productionId,
    cutId: await front.rendered(pier, text),
    accountId,
    rule: { kind: 'moment', at: instant(front.later(20 * MINUTE)) },
    words: blueskyWords(text),
    placeAhead: true,
    actor: publicist,
  })
  await expect
    .poll(async () => (await goesOn(), stateOf(id)), { ...PATIENT, interval: 100 })
    .toMatchObject({ kind: 'placing', isPlaced: true })
  return { id, token }
}

/** Copies of it; the one that they are of goes nowhere itself. */
async function copies(of: string, count: number, opensAt: number): Promise<readonly string[]> {
  await house.owner.deleteFrom('plant.alarms').where('key', '=', `publish.opening:${of}`).execute()
  return putCopies(copying, { of, count, opensAt: instant(opensAt) })
}

test('whose consent went in between does not leave with the others', async () => {
  const kept = await placed('Consent stands')
  const withdrawn = await placed('Consent went')
  const opensAt = front.later(MINUTE)
  const [stay, go] = [await copies(withdrawn.id, 20, opensAt), await copies(kept.id, 20, opensAt)]
  await withdrawBySigner(front, withdrawn.token, { reach: 'this-form', reason: 'No', claimedAt: null })
  await front.goTo(opensAt)
  expect(await statesOf(go)).toEqual({ live: 20 })
  expect(out('Consent stands')).toBe(20)
  expect(out('Consent went')).toBe(0)
  expect((await statesOf(stay))['live']).toBeUndefined()
})

test('a gate that was shut at the last moment keeps its own post back, and no other', async () => {
  const { id } = await placed('Shut at the last moment')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 30, opensAt)
  const [shut = ''] = ids
  const { gateId } = (await publicationById(house.crew, shut))!
  await house.crew.updateTable('wall.gates').set({ standing: 'shut' }).where('id', '=', gateId).execute()
  await front.goTo(opensAt)
  expect(await statesOf(ids)).toEqual({ live: 29, failed: 1 })
  expect((await stateOf(shut))?.kind).toBe('failed')
  expect(emulator.commits()).toHaveLength(29)
})

test('one row that is broken holds up no other', async () => {
  const { id } = await placed('One is broken')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 30, opensAt)
  const broken = ids[17]!
  const { exposureId } = (await publicationById(house.crew, broken))!
  const whole = await house.crew
    .selectFrom('clearance.exposures')
    .select('exposure')
    .where('id', '=', exposureId)
    .executeTakeFirstOrThrow()
  const putExposure = (exposure: unknown) =>
    house.crew
      .updateTable('clearance.exposures')
      .set({ exposure: JSON.stringify(exposure) })
      .where('id', '=', exposureId)
      .execute()
  await putExposure({ torn: true })
  await front.goTo(opensAt)
  expect(await statesOf(ids)).toEqual({ live: 29, placing: 1 })
  expect(emulator.commits()).toHaveLength(29)
  await putExposure(whole.exposure)
  await expect.poll(async () => (await goesOn(), statesOf(ids)), PATIENT).toEqual({ live: 30 })
  expect(emulator.commits()).toHaveLength(30)
})

test('calls whose answers were lost are looked for there, and not one is made again', async () => {
  const { id } = await placed('Answers were lost')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 12, opensAt)
  for (const nth of [1, 4, 9])
    emulator.faults.add({ operation: 'com.atproto.repo.putRecord', nth, mishap: { kind: 'answer-lost' } })
  await front.goTo(opensAt)
  expect(await statesOf(ids)).toEqual({ live: 9, unknown: 3 })
  await expect.poll(async () => (await goesOn(), statesOf(ids)), PATIENT).toEqual({ live: 12 })
  expect(emulator.commits()).toHaveLength(12)
})

test('a house that dies between the commit and the calls makes none of them later: it looks, and begins anew', async () => {
  const { id } = await placed('The house died')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 5, opensAt)
  await front.onlyTheClock(opensAt)
  const departures = new Departures(deliverDeps({ ...front, db: house.worker, log: silentLog }))
  await house.worker.transaction().execute(async (trx) => {
    const publications = await lockPublications(trx, ids)
    const { alone } = await departures.leave(trx, {
      productionId: front.productionId,
      publications,
      now: instant(opensAt),
    })
    expect(alone).toEqual([])
    // The alarms went with the commit; what was to follow it never began.
    await sql`delete from plant.alarms where key = any(${ids.map((one) => `publish.opening:${one}`)})`.execute(
      trx,
    )
  })
  expect(await statesOf(ids)).toEqual({ leaving: 5 })
  // Its claim runs out with it, in twelve seconds of the real clock.
  await house.crew
    .updateTable('publish.deliveries')
    .set({ claimedUntil: sql<Date>`clock_timestamp()` })
    .where('publicationId', 'in', ids)
    .execute()
  await front.goTo(front.later(2 * MINUTE))
  await expect.poll(async () => (await front.settle(), statesOf(ids)), PATIENT).toEqual({ unknown: 5 })
  expect(emulator.commits()).toEqual([])
  await front.goTo(front.later(6 * MINUTE))
  await expect.poll(async () => (await goesOn(), statesOf(ids)), PATIENT).toEqual({ live: 5 })
  expect(emulator.commits()).toHaveLength(5)
  expect((await stateOf(ids[0]!))?.spent).toHaveLength(2)
})

test('what is in other hands is left to them', async () => {
  const { id } = await placed('In other hands')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 3, opensAt)
  await house.crew
    .updateTable('publish.deliveries')
    .set({ claim: randomUUID(), claimedUntil: sql<Date>`clock_timestamp() + interval '1 minute'` })
    .where('publicationId', '=', ids[0]!)
    .execute()
  await front.goTo(opensAt)
  expect(await statesOf(ids)).toEqual({ live: 2, placing: 1 })
  await house.crew
    .updateTable('publish.deliveries')
    .set({ claim: null, claimedUntil: null })
    .where('publicationId', '=', ids[0]!)
    .execute()
  await expect
    .poll(async () => (await front.goTo(front.later(5_000)), statesOf(ids)), PATIENT)
    .toEqual({ live: 3 })
  expect(emulator.commits()).toHaveLength(3)
})

test('a token that runs out at the moment is renewed before it, once for all that leaves', async () => {
  const { id } = await placed('Ready ahead')
  const { opensAt } = (await publicationById(house.crew, id))!
  await putCopies(copying, { of: id, count: 9, opensAt: opensAt! })
  const renewals = () =>
    emulator.journal.filter(({ operation }) => operation === 'com.atproto.server.refreshSession').length
  await front.goTo(opensAt! - 20_001)
  await house.crew
    .updateTable('publish.accounts')
    .set({ tokenExpiresAt: new Date(opensAt! + 1_000) })
    .where('id', '=', accountId)
    .execute()
  emulator.journal.length = 0
  await front.goTo(opensAt! - 20_000)
  expect(renewals()).toBe(1)
  await front.goTo(opensAt!)
  expect(out('Ready ahead')).toBe(10)
  expect(renewals()).toBe(1)
})

test('to a platform that is slow, no more leave than can be called within their window; the others follow', async () => {
  const { id } = await placed('A slow platform')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 70, opensAt)
  const deliver = deliverDeps({ ...front, db: house.worker, log: silentLog })
  const alarms = new Alarms({
    db: house.worker,
    clock: front.clock,
    listener: { listen: house.listen },
    log: silentLog,
  })
  const departures = new Departures(deliver, { mostWaiting: 10 })
  openingAlarms({ alarms, clock: front.clock, deliver, departures })
  for (let nth = 1; nth <= 50; nth += 1)
    emulator.faults.add({
      operation: 'com.atproto.repo.putRecord',
      nth: 1,
      mishap: { kind: 'slow', ms: 500 },
    })
  await front.onlyTheClock(opensAt)
  await alarms.settled()
  expect(await statesOf(ids)).toEqual({ live: 50, placing: 20 })
  await front.onlyTheClock(opensAt + 1_000)
  await alarms.settled()
  expect(await statesOf(ids)).toEqual({ live: 70 })
  expect(emulator.commits()).toHaveLength(70)
})

test('a landed post is taken back while another of its set still hangs', async () => {
  const { id } = await placed('One hangs')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 5, opensAt)
  const operation = 'com.atproto.repo.putRecord'
  emulator.faults.add({ operation, nth: 3, mishap: { kind: 'slow', ms: 3_000 } })
  const bell = front.goTo(opensAt)
  const inHand = () =>
    house.crew
      .selectFrom('publish.deliveries as d')
      .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
      .select('p.stateKind')
      .where('d.publicationId', 'in', ids)
      .where('d.claim', 'is not', null)
      .execute()
  await expect.poll(inHand, { ...PATIENT, interval: 50 }).toEqual([{ stateKind: 'leaving' }])
  const { id: landed } = await house.crew
    .selectFrom('publish.publications')
    .select('id')
    .where('id', 'in', ids)
    .where('stateKind', '=', 'live')
    .executeTakeFirstOrThrow()
  await recallPublication(front, {
    publicationId: landed,
    reach: 'this-alone',
    because: 'Too much of the pier.',
    actor: publicist,
  })
  await expect.poll(() => out('One hangs'), { ...PATIENT, interval: 50 }).toBe(3)
  expect(await statesOf(ids)).toEqual({ live: 3, leaving: 1, recalled: 1 })
  await bell
  expect(await statesOf(ids)).toEqual({ live: 4, recalled: 1 })
})

// The last here: what is out is looked at again and again, and so many would slow the others.
test('hundreds of posts of one moment are out, each once, and the log stays whole', async () => {
  const { id } = await placed('Hundreds of lamps')
  const opensAt = front.later(MINUTE)
  const ids = await copies(id, 300, opensAt)
  await front.goTo(opensAt - 1)
  expect(emulator.commits()).toEqual([])
  await front.goTo(opensAt)
  expect(await statesOf(ids)).toEqual({ live: 300 })
  expect(emulator.commits()).toHaveLength(300)
  expect(out('Hundreds of lamps')).toBe(300)
  const left = await house.crew
    .selectFrom('plant.alarms')
    .select('key')
    .where('key', 'in', [
      ...ids.map((one) => `publish.look:${one}`),
      ...ids.map((one) => `publish.opening:${one}`),
    ])
    .execute()
  expect(left).toEqual([])
  const held = await house.crew
    .selectFrom('publish.deliveries')
    .select('publicationId')
    .where('claim', 'is not', null)
    .execute()
  expect(held).toEqual([])
  expect(await verifyChain(house.crew, front.productionId)).toMatchObject({ kind: 'whole' })
}, 60_000)
