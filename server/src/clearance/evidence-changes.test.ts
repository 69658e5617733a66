import { cutVersionId, type Destination, type Verdict, WORLD } from '@stagedoor/core/clearance'
import type { CutId } from '@stagedoor/core/production'
import { type Instant, instant, parseInstant, secondsToFlicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { expect, test } from 'vitest'
import { changeAssets } from '../ingest/index.ts'
import { Alarms } from '../plant/alarms/index.ts'
import { readChain } from '../plant/chain/index.ts'
import { newId } from '../plant/db/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { Events } from '../plant/events/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { addShootingDay, contributorMeant } from '../production/index.ts'
import { createGate } from '../wall/index.ts'
import { addSubject } from './add-subject.ts'
import { OWN_PAGE } from './asset-exposure.ts'
import { changeSubject } from './change-subject.ts'
import { describeAsset } from './describe-asset.ts'
import { beginEmbargo } from './embargoes.ts'
import { hangingUnderLock } from './hang-assets.ts'
import { clearanceJobs } from './jobs.ts'
import { exemptFromEmbargo, liftEmbargo } from './lift-embargo.ts'
import { markAppearance } from './marking/mark-appearance.ts'
import { openExposure } from './open-exposure.ts'
import { recordRelease } from './forms/record-release.ts'
import { endCrowdNotice, postCrowdNotice } from './recorded/crowd-notices.ts'
import { recordHoldback } from './recorded/holdbacks.ts'
import { endNda, recordNda } from './recorded/ndas.ts'
import { endProhibition, recordProhibition } from './recorded/prohibitions.ts'
import { dropPoint, setPremiere, tellStoryPoint } from './tell-story.ts'
import { openSaltlight, publicity, wren } from './testing.ts'
import { withdrawBySigner } from './forms/withdraw-release-form.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const DAY = 86_400_000

const clock = {
  ...house.clock,
  isManual: () => true,
  wasEverManual: () => true,
  refresh: () => Promise.resolve(),
  close: () => Promise.resolve(),
}
const listener = { listen: house.listen }
const openAlarms = () => new Alarms({ db: house.worker, clock, listener, log: silentLog })
const alarms = openAlarms()
const events = new Events({ db: house.worker, listener, log: silentLog })
clearanceJobs({ events, alarms, clock })

const TIKTOK: Destination = { ...OWN_PAGE, platform: 'tiktok', account: 'saltlight', knowsProgress: false }

/** Puts a cut of an asset's first ten seconds before the doorkeeper, on its way somewhere, behind a gate of its own. */
async function leaves(
  assetId: string,
  {
    destination = OWN_PAGE,
    kind = 'publication',
    cutId = newId(),
    from = null,
  }: {
    destination?: Destination
    kind?: 'publication' | 'kit'
    cutId?: string
    from?: Instant | null
  } = {},
) {
  return house.crew.transaction().execute(async (trx) => {
    const gateId = await createGate(trx, { productionId, audience: 'public', opensAt: house.clock.now() })
    const { exposureId, verdict } = await openExposure(trx, {
      productionId,
      kind,
      ref: newId(),
      gateId,
      now: house.clock.now(),
      exposure: {
        leaving: { kind: 'cut', cutId: cutId as CutId, version: cutVersionId(`${cutId}@1`) },
        timeline: {
          clips: [{ assetId: assetIdOf(assetId), source: timeRange(0, secondsToFlicks(10)) }],
          edits: [],
        },
        uses: ['publicity'],
        destination,
        territories: [WORLD],
        medium: 'motion',
        moment: from === null ? { kind: 'now' } : { kind: 'from', at: from },
        until: null,
        placedAt: null,
        audience: { kind: 'everyone' },
      },
    })
    return { exposureId, verdict, gateId, cutId }
  })
}

const kindOf = async (exposureId: string) => (await saltlight.verdictOf(exposureId)).kind
const concernsOf = (verdict: Verdict) =>
  verdict.kind === 'cleared' ? [] : verdict.concerns.map(({ facts }) => facts.kind)
const inSecret = (name: string, reveal: Parameters<typeof addSubject>[1]['subject'] & { kind: 'secret' }) =>
  addSubject(saltlight, { productionId, subject: { ...reveal, name }, contact: null, actor: wren })
const everywhere = { kind: 'these', destinations: [{ kind: 'anywhere' }] } as const
const never = {
  kind: 'never',
  sides: ['picture', 'sound'],
  uses: [],
  destinations: everywhere,
  territories: [],
  from: null,
  until: null,
  reason: '',
} as const

test('a prohibition shuts what is out, at its own commit, and its end opens nothing by itself', async () => {
  const asset = await saltlight.footage('The tower at noon', 10)
  const out = await leaves(asset)
  expect(out.verdict.kind).toBe('cleared')
  const { prohibitionId } = await recordProhibition(saltlight, {
    productionId,
    prohibition: { ...never, name: 'Nothing at all', subjectId: null },
    actor: wren,
  })
  expect(await kindOf(out.exposureId)).toBe('refused')
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  await endProhibition(saltlight, { productionId, prohibitionId, reason: 'a mistake', actor: wren })
  expect(await kindOf(out.exposureId)).toBe('cleared')
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  await expect(
    endProhibition(saltlight, { productionId, prohibitionId, reason: '', actor: wren }),
  ).rejects.toMatchObject({ type: 'already-decided' })
})

test('a window that ends before it begins, a name twice and a territory that is none are refused, and nothing changes', async () => {
  const record = (change: object) =>
    recordProhibition(saltlight, {
      productionId,
      prohibition: { ...never, name: 'Refused', subjectId: null, ...change },
      actor: wren,
    })
  const now = house.clock.now()
  await expect(record({ from: instant(now + DAY), until: now })).rejects.toMatchObject({
    type: 'window-has-no-length',
  })
  await expect(record({ territories: ['EU', 'DE', 'XX'] })).rejects.toMatchObject({
    type: 'no-such-territory',
  })
  await expect(record({ subjectId: newId() })).rejects.toMatchObject({ type: 'not-found' })
  // A group and its member say the same thing twice; that harms nobody.
  const { prohibitionId } = await record({ territories: ['EU', 'DE'], from: instant(now + 900 * DAY) })
  await expect(record({})).rejects.toMatchObject({ type: 'name-taken' })
  await endProhibition(saltlight, { productionId, prohibitionId, reason: '', actor: wren })
  await expect(
    house.owner
      .updateTable('clearance.prohibitions')
      .set({ fromAt: new Date(now), untilAt: new Date(now) })
      .where('id', '=', prohibitionId)
      .execute(),
  ).rejects.toThrow(/check/)
})

test('one place waits for another until the cut is really out there, and so long after', async () => {
  const asset = await saltlight.footage('The quay in fog', 10)
  await recordHoldback(saltlight, {
    productionId,
    holdback: {
      name: 'Own page first',
      waits: { kind: 'platform', platform: 'tiktok' },
      first: { kind: 'platform', platform: 'own-page' },
      delay: { kind: 'hours', hours: 48 },
      territories: [],
      reason: '',
    },
    actor: wren,
  })
  const cutId = newId()
  const waiting = await leaves(asset, { destination: TIKTOK, cutId })
  const other = await leaves(asset, { destination: TIKTOK })
  expect(waiting.verdict).toMatchObject({ kind: 'held', clearsAt: null })
  const ref = newId()
  const release = () =>
    house.crew.transaction().execute((trx) =>
      recordRelease(trx, {
        productionId,
        ref,
        cutId,
        platform: 'own-page',
        account: 'main',
        at: house.clock.now(),
        now: house.clock.now(),
      }),
    )
  await release()
  await release()
  expect(await saltlight.verdictOf(waiting.exposureId)).toMatchObject({
    kind: 'held',
    clearsAt: house.clock.now() + 2 * DAY,
  })
  expect(await saltlight.verdictOf(other.exposureId)).toMatchObject({ clearsAt: null })
  await house.clock.advance(2 * DAY)
  await alarms.settled()
  expect(await kindOf(waiting.exposureId)).toBe('cleared')
  expect(await kindOf(other.exposureId)).toBe('held')
})

test('an agreement shuts the own outlets of that contributor, however their name is written, and nobody else’s', async () => {
  const asset = await saltlight.footage('The harbour bell', 10)
  const kitFor = async (name: string) => {
    const { id: ownerId } = await house.crew
      .transaction()
      .execute((trx) => contributorMeant(trx, { productionId, who: { kind: 'named', name } }))
    return leaves(asset, { kind: 'kit', destination: { ...TIKTOK, platform: 'kit', account: name, ownerId } })
  }
  const noor = await kitFor('Noor Aziz')
  const mira = await kitFor('Mira Castell')
  expect([noor.verdict.kind, mira.verdict.kind]).toEqual(['cleared', 'cleared'])
  const { ndaId } = await recordNda(saltlight, {
    productionId,
    nda: {
      contributor: { kind: 'named', name: ' noor aziz' },
      name: 'Agreement with Noor Aziz',
      until: saltlight.later(5 * DAY),
      reason: '',
    },
    actor: wren,
  })
  expect(await saltlight.verdictOf(noor.exposureId)).toMatchObject({
    kind: 'held',
    clearsAt: saltlight.later(5 * DAY),
  })
  expect(await saltlight.standingOf(noor.gateId)).toBe('shut')
  expect(await kindOf(mira.exposureId)).toBe('cleared')
  await endNda(saltlight, { productionId, ndaId, reason: 'released from it', actor: wren })
  expect(await kindOf(noor.exposureId)).toBe('cleared')
})

test('a crowd notice covers who is unnamed in the background of its place and day, until it is ended', async () => {
  const asset = await saltlight.footage('The quay, people passing', 10)
  const place = await addSubject(saltlight, {
    productionId,
    subject: { kind: 'location', name: 'The quay' },
    contact: null,
    actor: wren,
  })
  await saltlight.signs(place.subjectId)
  await describeAsset(saltlight, {
    productionId,
    assetId: asset,
    description: { placeId: place.subjectId },
    actor: wren,
  })
  const face = await saltlight.face()
  await markAppearance(saltlight, {
    productionId,
    assetId: asset,
    subjectId: face,
    appearance: {
      fromFlicks: 0,
      toFlicks: secondsToFlicks(10),
      sides: ['picture'],
      boxes: [],
      prominence: 'background',
    },
    actor: wren,
  })
  const out = await leaves(asset)
  expect(out.verdict.kind).not.toBe('cleared')
  const notice = {
    name: 'Quay, day 14',
    placeId: place.subjectId,
    dayId: saltlight.dayId,
    uses: [],
    wording: 'We are filming here today.',
    postedAt: house.clock.now(),
  }
  await expect(
    postCrowdNotice(saltlight, { productionId, notice: { ...notice, placeId: face }, actor: wren }),
  ).rejects.toMatchObject({ type: 'wrong-kind-of-subject' })
  const { crowdNoticeId } = await postCrowdNotice(saltlight, { productionId, notice, actor: wren })
  expect(await kindOf(out.exposureId)).toBe('cleared')
  await endCrowdNotice(saltlight, { productionId, crowdNoticeId, reason: 'it hung elsewhere', actor: wren })
  expect(await kindOf(out.exposureId)).not.toBe('cleared')
})

test('only the named lift an embargo, and all of them where all must; a word in another’s name needs evidence', async () => {
  const asset = await saltlight.footage('The gallery door', 10)
  const out = await leaves(asset)
  const { embargoId } = await beginEmbargo(saltlight, {
    productionId,
    embargo: {
      scope: { kind: 'asset', assetId: assetIdOf(asset) },
      until: null,
      territories: ['WORLD'],
      name: 'Gallery',
      reason: '',
      cause: 'set-safety',
      lifters: { kind: 'all-of', names: ['Jonas Vale', 'Wren Okafor'] },
    },
    actor: wren,
  })
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  const lifts = (by: string | null, evidence: string | null = null) =>
    liftEmbargo(saltlight, { productionId, embargoId, actor: wren, by, evidence })
  await expect(lifts('Ida Brandt', 'she said so')).rejects.toMatchObject({ type: 'not-a-lifter' })
  await expect(lifts('Jonas Vale')).rejects.toMatchObject({ type: 'lifter-not-shown' })
  expect(await lifts(null)).toEqual({ isLifted: false, waitsFor: ['Jonas Vale'] })
  await expect(lifts(null)).rejects.toMatchObject({ type: 'already-decided' })
  expect(await kindOf(out.exposureId)).toBe('held')
  expect(await lifts('jonas  vale', 'His letter of today')).toEqual({ isLifted: true, waitsFor: [] })
  expect(await kindOf(out.exposureId)).toBe('cleared')
  await expect(lifts('Jonas Vale', 'again')).rejects.toMatchObject({ type: 'already-decided' })
})

test('an embargo begun later reaches what is out, unless a named person exempts that version', async () => {
  const asset = await saltlight.footage('The boat shed', 10)
  const [kept, shut] = [await leaves(asset), await leaves(asset)]
  const { embargoId } = await beginEmbargo(saltlight, {
    productionId,
    embargo: {
      scope: { kind: 'asset', assetId: assetIdOf(asset) },
      until: saltlight.later(9 * DAY),
      territories: ['WORLD'],
      name: 'Boat shed',
      reason: '',
    },
    actor: wren,
  })
  await exemptFromEmbargo(saltlight, {
    productionId,
    embargoId,
    actor: wren,
    of: { kind: 'version', version: `${kept.cutId}@1` },
  })
  expect([await kindOf(kept.exposureId), await kindOf(shut.exposureId)]).toEqual(['cleared', 'held'])
  await expect(
    exemptFromEmbargo(saltlight, {
      productionId,
      embargoId,
      actor: wren,
      of: { kind: 'version', version: `${newId()}@1` },
    }),
  ).rejects.toMatchObject({ type: 'not-found' })
})

test('footage hung on an embargoed scene is shut in the same commit', async () => {
  await beginEmbargo(saltlight, {
    productionId,
    embargo: {
      scope: { kind: 'scene', sceneId: saltlight.scene12 },
      until: null,
      territories: ['WORLD'],
      name: 'Scene 12',
      reason: '',
    },
    actor: wren,
  })
  const asset = await saltlight.footage('The lamp room stairs', 10)
  const out = await leaves(asset)
  expect(out.verdict.kind).toBe('cleared')
  await saltlight.hangs(asset, [saltlight.scene12])
  expect(await kindOf(out.exposureId)).toBe('held')
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  await saltlight.hangs(asset, [])
  expect(await kindOf(out.exposureId)).toBe('cleared')
})

test('footage of many that is said to be of an embargoed day is shut in the same commit, each with its entry in the log', async () => {
  const { id: dayId } = await addShootingDay(saltlight, {
    productionId,
    unit: 'Splinter',
    number: 3,
    shotOn: '2026-03-05',
  })
  await beginEmbargo(saltlight, {
    productionId,
    embargo: {
      scope: { kind: 'day', dayId },
      until: null,
      territories: ['WORLD'],
      name: 'The splinter unit',
      reason: '',
    },
    actor: wren,
  })
  const stairs = await saltlight.footage('The stairs at night', 10)
  const gallery = await saltlight.footage('The gallery at night', 10)
  const out = await leaves(stairs)
  const both = [stairs, gallery].map((assetId) => ({ assetId, shootingDayId: dayId }))
  const ports = { db: house.crew, hang: hangingUnderLock(house) }
  const takesBack = await changeAssets(ports, { productionId, changes: both })
  expect(await kindOf(out.exposureId)).toBe('held')
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
  const told = await readChain(house.crew, { productionId, limit: 100, kind: 'asset-described' })
  const assets = told.map(({ body }) => body['assetId'])
  expect(assets).toEqual(expect.arrayContaining([stairs, gallery]))
  await changeAssets(ports, { productionId, changes: takesBack })
  expect(await kindOf(out.exposureId)).toBe('cleared')
})

test('a moved premiere moves what waits for it, at once and at its own moment, also after a restart', async () => {
  const asset = await saltlight.footage('The end of the film', 10)
  const premiereOn = (date: string) =>
    setPremiere(saltlight, {
      productionId,
      premiere: { pointId: null, territory: 'NO', local: { date, time: '18:00', zone: 'Europe/Oslo' } },
      actor: wren,
    })
  const { at } = await premiereOn('2026-03-20')
  const { subjectId } = await inSecret('The ending', {
    kind: 'secret',
    name: '',
    reveal: { kind: 'premiere', of: null, territory: 'NO' as never, delay: { kind: 'none' } },
  })
  await saltlight.appears(subjectId, asset, [0, 10])
  const out = await leaves(asset, { destination: TIKTOK, from: instant(at + DAY) })
  const early = await leaves(asset, { from: instant(at + DAY) })
  expect(concernsOf(early.verdict)).toEqual([])
  const moved = await premiereOn('2026-04-01')
  expect(moved.warning).toBeNull()
  expect(await kindOf(early.exposureId)).not.toBe('cleared')
  expect(await saltlight.standingOf(early.gateId)).toBe('shut')
  expect(await saltlight.verdictOf(out.exposureId)).not.toMatchObject({ kind: 'cleared' })
  await alarms.stop()
  await house.clock.set(moved.at)
  const again = openAlarms()
  clearanceJobs({ events: new Events({ db: house.worker, listener, log: silentLog }), alarms: again, clock })
  await again.settled()
  expect(await kindOf(early.exposureId)).toBe('cleared')
  // The clock put back: nothing rings twice, and the next question is answered as of then.
  await house.clock.set(instant(moved.at - 20 * DAY))
  await again.settled()
  await premiereOn('2026-04-02')
  expect(await kindOf(early.exposureId)).not.toBe('cleared')
  await house.clock.set(parseInstant('2026-04-02T16:00:00Z'))
  await again.settled()
  expect(await kindOf(early.exposureId)).toBe('cleared')
  await again.stop()
})

test('a wall clock that skips or doubles a premiere is read by the law and says so; one that never shows it is refused', async () => {
  const opens = (local: { date: string; time: string; zone: string }, territory = 'SE') =>
    setPremiere(saltlight, { productionId, premiere: { pointId: null, territory, local }, actor: wren })
  const skipped = await opens({ date: '2026-03-29', time: '02:30', zone: 'Europe/Stockholm' })
  expect(skipped).toMatchObject({
    at: parseInstant('2026-03-29T01:30:00Z'),
    reading: 'skipped-shifted-forward',
  })
  expect(skipped.warning).toContain('skip 02:30')
  const twice = await opens({ date: '2026-10-25', time: '02:30', zone: 'Europe/Stockholm' })
  expect(twice).toMatchObject({ at: parseInstant('2026-10-25T01:30:00Z'), reading: 'twice-later' })
  await expect(opens({ date: '2026-02-30', time: '18:00', zone: 'Europe/Oslo' })).rejects.toMatchObject({
    type: 'no-such-local-time',
  })
  await expect(opens({ date: '2026-03-01', time: '18:00', zone: 'Atlantis' })).rejects.toMatchObject({
    type: 'no-such-local-time',
  })
  await expect(opens({ date: '2026-03-01', time: '18:00', zone: 'Europe/Oslo' }, 'EU')).rejects.toMatchObject(
    { type: 'no-such-territory' },
  )
})

test('the story is an order, and a reveal waits for nothing that waits for it', async () => {
  const point = (name: string, after: readonly string[] = []) =>
    tellStoryPoint(saltlight, {
      productionId,
      pointId: null,
      point: { name, after, publicAt: null },
      actor: wren,
    })
  const first = await point('First act')
  const second = await point('Second act', [first.pointId])
  const round = tellStoryPoint(saltlight, {
    productionId,
    pointId: first.pointId,
    point: { after: [second.pointId] },
    actor: wren,
  })
  await expect(round).rejects.toMatchObject({ type: 'story-goes-round' })
  await expect(point('Third act', [newId()])).rejects.toMatchObject({ type: 'no-such-story-point' })
  await expect(point('First act')).rejects.toMatchObject({ type: 'name-taken' })

  const mask = await inSecret('The mask', {
    kind: 'secret',
    name: '',
    reveal: { kind: 'story-point', point: second.pointId as never },
  })
  await expect(
    dropPoint(saltlight, { productionId, pointId: second.pointId, actor: wren }),
  ).rejects.toMatchObject({ type: 'story-point-in-use' })
  const face = await inSecret('The face under it', {
    kind: 'secret',
    name: '',
    reveal: { kind: 'with', secretId: mask.subjectId as never },
  })
  const withFace = { kind: 'with', secretId: face.subjectId as never } as const
  const turned = changeSubject(saltlight, {
    productionId,
    subjectId: mask.subjectId,
    change: { reveal: { kind: 'any', of: [{ kind: 'never' }, withFace] } },
    actor: wren,
  })
  await expect(turned).rejects.toMatchObject({ type: 'reveal-goes-round' })
  await expect(
    inSecret('Nowhere', {
      kind: 'secret',
      name: '',
      reveal: { kind: 'story-point', point: newId() as never },
    }),
  ).rejects.toMatchObject({ type: 'no-such-story-point' })
})

test('what gives the story away is cleared for a page that knows viewers, and no anonymous fan reads it', async () => {
  const asset = await saltlight.footage('The mask comes off', 10)
  const [{ id: mask }] = (await house.crew
    .selectFrom('clearance.subjects')
    .select('id')
    .where('productionId', '=', productionId)
    .where('name', '=', 'The mask')
    .execute()) as [{ id: string }]
  const seenBy = async (gateId: string) =>
    (await house.fan.selectFrom('wall.gates').select('id').where('id', '=', gateId).execute()).length
  const out = await leaves(asset)
  expect(await seenBy(out.gateId)).toBe(1)
  await saltlight.appears(mask, asset, [0, 10])
  const verdict = await saltlight.verdictOf(out.exposureId)
  expect(verdict.kind).toBe('cleared')
  expect(verdict.horizon.points).toHaveLength(1)
  expect(await seenBy(out.gateId)).toBe(0)
  const elsewhere = await leaves(asset, { destination: TIKTOK })
  expect(concernsOf(elsewhere.verdict)).toContain('secret')
})

test('a child who comes of age is asked themselves: the house rings on that day, in their zone', async () => {
  const { subjectId } = await addSubject(saltlight, {
    productionId,
    subject: {
      kind: 'person',
      name: 'Aino Leppälä',
      minor: false,
      birth: { bornOn: '2008-02-29', zone: 'Europe/Helsinki', ageOfMajority: 18 },
    },
    contact: null,
    actor: wren,
  })
  await changeSubject(saltlight, {
    productionId,
    subjectId,
    change: { birth: { bornOn: '2008-06-12', zone: 'Europe/Helsinki', ageOfMajority: 18 } },
    actor: wren,
  })
  const { moment } = await house.crew
    .selectFrom('plant.alarms')
    .select('moment')
    .where('key', '=', `clearance.majority:${subjectId}`)
    .executeTakeFirstOrThrow()
  expect(moment).toBe(parseInstant('2026-06-11T21:00:00Z'))
  const bell = openAlarms()
  clearanceJobs({ events: new Events({ db: house.worker, listener, log: silentLog }), alarms: bell, clock })
  await house.clock.set(moment)
  await bell.settled()
  await bell.stop()
  const task = await house.crew
    .selectFrom('production.tasks')
    .select(['kind', 'facts'])
    .where('ref', '=', subjectId)
    .executeTakeFirstOrThrow()
  expect(task).toMatchObject({ kind: 'came-of-age', facts: { name: 'Aino Leppälä' } })
  expect(await saltlight.logKinds()).toContain('came-of-age')
})

test('a grant signed after a withdrawal is a new grant, and what waits for it is judged by it', async () => {
  const asset = await saltlight.footage('Ida on the rocks', 10)
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.appears(ida, asset, [0, 10])
  const first = await saltlight.signs(ida, { scope: publicity })
  const out = await leaves(asset)
  expect(out.verdict.kind).toBe('cleared')
  await withdrawBySigner(saltlight, first.token, { reach: 'this-form', reason: '', claimedAt: null })
  expect(await kindOf(out.exposureId)).not.toBe('cleared')
  await house.clock.advance(1000)
  await saltlight.signs(ida, { scope: publicity })
  expect(await kindOf(out.exposureId)).toBe('cleared')
  expect(await saltlight.standingOf(out.gateId)).toBe('shut')
})
