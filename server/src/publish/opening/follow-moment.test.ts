import { LEAST_AHEAD_MS, type PostPlan, type ScheduleRule } from '@stagedoor/core/publish'
import type { AssetId, StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { beginEmbargo, setPremiere, tellStoryPoint } from '../../clearance/index.ts'
import { mastodonRig } from '../../connectors/mastodon/testing.ts'
import { youtubeRig } from '../../connectors/youtube/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { dropPremiere } from '../../production/index.ts'
import { deliveryOf } from '../deliver/index.ts'
import { changePublication } from '../calendar/change-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { preflight } from './preflight.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { gettingOn } from '../testing-states.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const house = await testDatabase()
const { front, beside, close } = await openBesideRigs(house, {
  youtube: youtubeRig,
  mastodon: mastodonRig,
})
afterAll(close)
const { accountId, platform } = beside.youtube
const { emulator } = platform
if (emulator === null) throw new Error('YouTube is emulated here')

beforeEach(() => emulator.faults.clear())

const ahead = (ms: number) => (Math.ceil(front.clock.now() / MINUTE) * MINUTE + ms) as Instant
const { stateOf, goesOn, comes } = gettingOn(house, front)
const postsOf = async (title: string) =>
  (await platform.posts()).filter(({ words }) => words.startsWith(`${title}\n`))
const uploads = () => emulator.journal.filter(({ operation }) => operation === 'videos.insert').length

async function premieres(pointId: string, moment: number): Promise<void> {
  const wall = new Date(moment + HOUR).toISOString()
  await setPremiere(front, {
    productionId: front.productionId,
    premiere: {
      pointId,
      territory: 'WORLD',
      local: { date: wall.slice(0, 10), time: wall.slice(11, 16), zone: 'Europe/Oslo' },
    },
    actor: publicist,
  })
  await front.settle()
}

const newPoint = async (name: string) =>
  (
    await tellStoryPoint(front, {
      productionId: front.productionId,
      pointId: null,
      point: { name },
      actor: publicist,
    })
  ).pointId

/** A short of some footage that is placed ahead where it may be. */
async function short(title: string, rule: ScheduleRule, footage?: string) {
  const { film: _film, captions: _captions, cover: _cover, ...words } = youtubeRig.plan
  const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
  const cutId = await front.rendered(footage ?? (await front.footage(title, 20)), title)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule,
    words: { ...plan, title, cover: null },
    placeAhead: true,
    actor: publicist,
  })
  return { id, cutId }
}

const hourAfter = (pointId: string): ScheduleRule => ({
  kind: 'premiere',
  of: pointId as StoryPointId,
  territory: 'each',
  delay: { kind: 'hours', hours: 1 },
})

/** A short that goes out an hour after the premiere of a point of the story. */
async function follows(title: string, premiere: number) {
  const pointId = await newPoint(title)
  await premieres(pointId, premiere)
  return { ...(await short(title, hourAfter(pointId))), pointId }
}

const placeFromOf = async (id: string) => (await deliveryOf(house.crew, id))?.placeFrom
const premieresOf = (pointId: string) =>
  house.crew.selectFrom('production.premieres').select('id').where('pointId', '=', pointId)

async function placed(id: string, opensAt: number): Promise<void> {
  await front.goTo(opensAt - LEAST_AHEAD_MS)
  await expect
    .poll(async () => {
      await goesOn()
      const state = await stateOf(id)
      return state?.kind === 'placing' && state.isPlaced
    }, PATIENT)
    .toBe(true)
}

test('moved before anything was handed over, it waits for its new moment, and nothing goes at the old one', async () => {
  const premiere = ahead(2 * HOUR)
  const { id, pointId } = await follows('Not placed yet', premiere)
  const before = uploads()
  await premieres(pointId, premiere + 5 * HOUR)
  await front.goTo(premiere + HOUR)
  expect([await stateOf(id), uploads()]).toEqual([
    expect.objectContaining({ kind: 'scheduled', opensAt: premiere + 6 * HOUR }),
    before,
  ])
  expect(await deliveryOf(house.crew, id)).toMatchObject({ placeFrom: premiere + 6 * HOUR - LEAST_AHEAD_MS })
  await placed(id, premiere + 6 * HOUR)
  await front.goTo(premiere + 6 * HOUR)
  await comes(id, 'live')
  expect(await postsOf('Not placed yet')).toHaveLength(1)
})

test('moved while it lies there unseen, it is taken back, and placed again for the new moment', async () => {
  const premiere = ahead(2 * HOUR)
  const { id, pointId } = await follows('Placed already', premiere)
  await placed(id, premiere + HOUR)
  const [lay] = await postsOf('Placed already')
  expect(lay).toMatchObject({ isOut: false, visibility: 'private' })
  await premieres(pointId, premiere + 5 * HOUR)
  await expect.poll(async () => (await goesOn(), postsOf('Placed already')), PATIENT).toEqual([])
  await front.goTo(premiere + HOUR + MINUTE)
  expect(await stateOf(id)).toMatchObject({ kind: 'scheduled', opensAt: premiere + 6 * HOUR })
  expect(await postsOf('Placed already')).toEqual([])
  await placed(id, premiere + 6 * HOUR)
  await front.goTo(premiere + 6 * HOUR)
  await comes(id, 'live')
  const posts = await postsOf('Placed already')
  expect(posts).toMatchObject([{ isOut: true }])
  expect(posts[0]?.id).not.toBe(lay?.id)
})

test('a premiere taken back while the film lies there takes the film back, and it waits for a moment that somebody tells', async () => {
  const premiere = ahead(2 * HOUR)
  const { id, pointId } = await follows('No premiere any more', premiere)
  await placed(id, premiere + HOUR)
  const told = await premieresOf(pointId).executeTakeFirstOrThrow()
  await house.crew
    .transaction()
    .execute((trx) => dropPremiere(trx, { productionId: front.productionId, id: told.id }))
  await front.settle()
  await expect.poll(async () => (await goesOn(), postsOf('No premiere any more')), PATIENT).toEqual([])
  await front.goTo(premiere + 2 * HOUR)
  expect(await stateOf(id)).toMatchObject({ kind: 'draft' })
  expect(await postsOf('No premiere any more')).toEqual([])
})

test('moved while its call is under way, it is out, once, and nothing is taken back for it', async () => {
  const premiere = ahead(2 * HOUR)
  const { id, pointId } = await follows('Leaving already', premiere)
  await placed(id, premiere + HOUR)
  emulator.faults.add({ operation: 'videos.update', nth: 1, mishap: { kind: 'slow', ms: 1_500 } })
  const bell = front.goTo(premiere + HOUR)
  await expect.poll(async () => (await stateOf(id))?.kind, { ...PATIENT, interval: 20 }).toBe('leaving')
  await premieres(pointId, premiere + 5 * HOUR)
  await bell
  await comes(id, 'live')
  expect(await postsOf('Leaving already')).toMatchObject([{ isOut: true }])
  await front.goTo(premiere + 6 * HOUR)
  expect(await stateOf(id)).toMatchObject({ kind: 'live' })
  expect(await postsOf('Leaving already')).toHaveLength(1)
})

test('words that are changed keep to what the account’s own server takes now', async () => {
  const { film: _film, captions: _captions, cover: _cover, ...words } = mastodonRig.plan
  const cutId = await front.rendered(await front.footage('A long story', 20), 'A long story')
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId: beside.mastodon.accountId,
    rule: { kind: 'moment', at: ahead(HOUR) },
    words: { ...words, cover: null },
    placeAhead: false,
    actor: publicist,
  })
  const copy = 'wave '.repeat(120).trim()
  const change = {
    publicationId: id,
    change: { rule: null, title: null, copy, slug: null },
    actor: publicist,
  }
  await expect(changePublication(front, change)).rejects.toMatchObject({ type: 'post-does-not-fit' })
  beside.mastodon.platform.emulator?.faults.add({
    operation: 'instance',
    nth: 1,
    mishap: {
      kind: 'says',
      answer: {
        status: 200,
        body: { configuration: { statuses: { max_characters: 5000 }, media_attachments: {} } },
      },
    },
  })
  await changePublication(front, change)
  expect((await deliveryOf(house.crew, id))?.plan.copy).toBe(copy)
})

test('scheduled before anybody told the premiere, it is handed over ahead all the same, and so when that is told again', async () => {
  const pointId = await newPoint('Not told yet')
  const { id } = await short('Not told yet', hourAfter(pointId))
  expect(await stateOf(id)).toMatchObject({ kind: 'draft' })
  const premiere = ahead(5 * HOUR)
  await premieres(pointId, premiere)
  expect([await stateOf(id), await placeFromOf(id)]).toEqual([
    expect.objectContaining({ kind: 'scheduled', opensAt: premiere + HOUR }),
    premiere + HOUR - LEAST_AHEAD_MS,
  ])
  const told = await premieresOf(pointId).executeTakeFirstOrThrow()
  await house.crew
    .transaction()
    .execute((trx) => dropPremiere(trx, { productionId: front.productionId, id: told.id }))
  await front.settle()
  expect(await stateOf(id)).toMatchObject({ kind: 'draft' })
  await premieres(pointId, premiere + 2 * HOUR)
  expect(await placeFromOf(id)).toBe(premiere + 3 * HOUR - LEAST_AHEAD_MS)
})

test('scheduled for the next minutes and moved, it is handed over as long ahead as any other', async () => {
  const at = ahead(10 * MINUTE)
  const { id } = await short('Soon, then later', { kind: 'moment', at })
  const later = (at + 3 * HOUR) as Instant
  await changePublication(front, {
    publicationId: id,
    change: { rule: { kind: 'moment', at: later }, title: null, copy: null, slug: null },
    actor: publicist,
  })
  expect(await placeFromOf(id)).toBe(later - LEAST_AHEAD_MS)
})

test('a film that may lie nowhere before a lift is not dragged to where it would, whether one looks first, saves or only words it', async () => {
  const lift = ahead(5 * HOUR)
  const footage = await front.footage('Under embargo', 20)
  const embargoed = (assetId: string) =>
    beginEmbargo(front, {
      productionId: front.productionId,
      embargo: {
        scope: { kind: 'asset', assetId: assetId as AssetId },
        until: lift,
        territories: ['WORLD'],
        name: null,
        reason: '',
      },
      actor: publicist,
    })
  await embargoed(footage)
  const { id, cutId } = await short('Under embargo', { kind: 'moment', at: ahead(8 * HOUR) }, footage)
  const to = (at: number): ScheduleRule => ({ kind: 'moment', at: at as Instant })
  const said = { title: 'Under embargo', copy: '', slug: null }
  const looked = (at: number) =>
    preflight(front, {
      productionId: front.productionId,
      publicationId: id,
      cutId,
      rule: to(at),
      ...said,
    })
  const drag = (at: number) =>
    changePublication(front, {
      publicationId: id,
      change: { rule: to(at), title: null, copy: null, slug: null },
      actor: publicist,
    })
  // Cleared at its own moment, and not half an hour before.
  const tooSoon = lift + 10 * MINUTE
  expect(await looked(tooSoon)).toMatchObject({ isReady: false, verdict: { kind: 'held' } })
  await expect(drag(tooSoon)).rejects.toMatchObject({ type: 'not-cleared' })
  expect(await looked(lift + LEAST_AHEAD_MS)).toMatchObject({ isReady: true })
  expect((await drag(lift + LEAST_AHEAD_MS)).opensAt).toBe(lift + LEAST_AHEAD_MS)

  const late = await front.footage('Embargoed later', 20)
  const planned = await short('Embargoed later', to(tooSoon), late)
  await embargoed(late)
  const words = { rule: null, title: 'The same moment', copy: null, slug: null }
  await expect(
    changePublication(front, { publicationId: planned.id, change: words, actor: publicist }),
  ).rejects.toMatchObject({ type: 'not-cleared' })
  await front.goTo(tooSoon - LEAST_AHEAD_MS)
  await goesOn()
  expect([await stateOf(planned.id), await deliveryOf(house.crew, planned.id)]).toMatchObject([
    { kind: 'scheduled' },
    { next: 'begin', leftBehind: false },
  ])
})
