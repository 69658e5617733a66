import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@stagedoor/core/production'
import { mentionAt, type PlatformId, type PostPlan } from '@stagedoor/core/publish'
import { flicks, secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { blueskyRig } from '../../connectors/bluesky/testing.ts'
import { facebookLoginRig } from '../../connectors/instagram/testing.ts'
import { mastodonRig } from '../../connectors/mastodon/testing.ts'
import { peertubeRig } from '../../connectors/peertube/testing.ts'
import type { ConnectorRig } from '../../connectors/suite/rig.ts'
import { tiktokRig } from '../../connectors/tiktok/testing.ts'
import { xRig } from '../../connectors/x/testing.ts'
import { youtubeRig } from '../../connectors/youtube/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import type { Identity } from '../../plant/http/index.ts'
import { testFilmPlan } from '../../plant/media/testing.ts'
import { joins } from '../../production/testing.ts'
import { sayOfAccount } from '../accounts/say-of-account.ts'
import { switchOn } from '../accounts/switch-on.ts'
import { deliveryOf } from '../deliver/index.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import type { PostWords } from './post-order.ts'
import { preflightPost } from './preflight-post.ts'
import { schedulePost } from './schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideRigs } from '../testing-rigs.ts'

const rigs = {
  bluesky: blueskyRig,
  mastodon: mastodonRig,
  peertube: peertubeRig,
  youtube: youtubeRig,
  tiktok: tiktokRig,
  x: xRig,
  instagram: facebookLoginRig,
} satisfies Partial<Record<PlatformId, ConnectorRig>>
type Rigged = keyof typeof rigs

const house = await testDatabase()
const { front, beside, close } = await openBesideRigs(house, rigs)
const folder = await mkdtemp(join(tmpdir(), 'covers-'))
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

// Ten seconds with a running counter, so that no two frames are alike.
const path = join(folder, 'film.mp4')
await front.media.run(testFilmPlan(path, { seconds: 10, size: '360x640' }))
const film = await front.storage.adopt({ kind: 'arrived', path, sha256: null })

const MINUTE = 60_000
const SECOND = secondsToFlicks(1)
const API = '/api/v1'

async function filmed(name: string): Promise<string> {
  const cutId = await front.rendered(await front.footage(name, 20), name)
  await house.crew
    .updateTable('cut.renders')
    .set({ sha256: Buffer.from(film.sha256, 'hex'), sizeBytes: film.sizeBytes, width: 720, height: 1280 })
    .where('cutId', '=', cutId)
    .execute()
  return cutId
}

function wordsAt(platform: Rigged, words: Partial<PostWords>): PostWords {
  const { film: _film, captions: _captions, cover: _cover, ...plain }: PostPlan = rigs[platform].plan
  return { ...plain, altText: '', cover: null, ...words }
}

async function schedules(platform: Rigged, cutId: string, words: Partial<PostWords>) {
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId: beside[platform].accountId,
    rule: { kind: 'moment', at: front.later(MINUTE) },
    words: wordsAt(platform, words),
    placeAhead: false,
    actor: publicist,
  })
  const delivery = await deliveryOf(house.crew, id)
  if (delivery === undefined) throw new Error('nothing was planned')
  return { id, plan: delivery.plan as PostPlan }
}

async function comesOut(id: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await front.goTo(front.later(20_000))
        return (await publicationById(house.crew, id))?.state.kind
      },
      { ...PATIENT, interval: 50 },
    )
    .toBe('live')
}

const postAt = async (platform: Rigged, words: string) =>
  (await beside[platform].platform.posts()).find((post) => post.isOut && post.words.includes(words))

async function bytesOf(sha256: string): Promise<Buffer> {
  const kept = await front.storage.open(sha256)
  if (kept?.path == null) throw new Error('the frame is not kept')
  return readFile(kept.path)
}

test.each(['youtube', 'mastodon', 'peertube'] as const)(
  'a moment of the film is a picture of its own at %s: a frame of the render, and nothing else of anybody’s in it',
  async (platform) => {
    const copy = `A cover for ${platform}.`
    const cover = { kind: 'moment', at: flicks(3 * SECOND) } as const
    const { id, plan } = await schedules(platform, await filmed(`Covered at ${platform}`), { copy, cover })
    expect(plan.cover).toMatchObject({ kind: 'still', at: 3 * SECOND, mediaType: 'image/jpeg' })
    if (plan.cover?.kind !== 'still') throw new Error('no still was taken')
    const bytes = await bytesOf(plan.cover.sha256)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(bytes.toString('latin1')).not.toMatch(/Exif|Lavc|photoshop|http/)
    await comesOut(id)
    expect((await postAt(platform, copy))?.cover).toBe(createHash('sha256').update(bytes).digest('hex'))
  },
)

test('in our own feed a cover lies at an address of the house, and is gone with its entry', async () => {
  const accountId = await switchOn(front, {
    production: { id: front.productionId, slug: front.slug, title: 'Saltlight' },
    connector: front.platforms.of('feed'),
    actor: publicist,
  })
  const copy = 'Covered in the feed.'
  const words = { ...wordsAt('youtube', { copy }), format: 'own-page', disclosures: [] } as const
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId: await filmed('Covered in the feed'),
    accountId,
    rule: { kind: 'at-once' },
    words: { ...words, visibility: null, cover: { kind: 'moment', at: flicks(SECOND) } },
    placeAhead: false,
    actor: publicist,
  })
  await comesOut(id)
  const plan = (await deliveryOf(house.crew, id))?.plan as PostPlan
  if (plan.cover?.kind !== 'still') throw new Error('no still was taken')
  const [entry] = await house.crew
    .selectFrom('publish.feedEntries')
    .select('id')
    .where('publicationId', '=', id)
    .execute()
  const picture = () => fetch(`${front.origin}/films/${entry?.id}.jpg`)
  const shown = await picture()
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(await bytesOf(plan.cover.sha256))
  await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  expect((await picture()).status).not.toBe(200)
})

test('TikTok is told the moment, and every moment elsewhere is another frame, up to the last one', async () => {
  const copy = 'A moment for TikTok.'
  const cutId = await filmed('Covered by a moment')
  const cover = { kind: 'moment', at: flicks(2 * SECOND) } as const
  expect((await schedules('tiktok', cutId, { copy, cover })).plan.cover).toEqual(cover)

  const stills = new Set<string>()
  for (const at of [0, SECOND, 9 * SECOND, 1000 * SECOND]) {
    const { plan: other } = await schedules('peertube', cutId, {
      copy: `At ${at}.`,
      cover: { kind: 'moment', at: flicks(at) },
    })
    if (other.cover?.kind !== 'still') throw new Error('no still was taken')
    expect(other.cover.at).toBeLessThan(10 * SECOND)
    stills.add(other.cover.sha256)
  }
  expect(stills.size).toBe(4)
})

test('where no frame can be taken nothing is planned; a platform without a place for one says so', async () => {
  const cover = { kind: 'moment', at: flicks(SECOND) } as const
  const broken = await front.rendered(await front.footage('No film at all', 20), 'No film at all')
  await expect(schedules('youtube', broken, { cover })).rejects.toMatchObject({ type: 'cover-not-taken' })
  await expect(schedules('bluesky', broken, { cover })).rejects.toMatchObject({ type: 'post-does-not-fit' })
  expect(
    await house.crew.selectFrom('publish.publications').select('id').where('cutId', '=', broken).execute(),
  ).toEqual([])
})

test('captions that would stay here are told of before the post is planned', async () => {
  const cutId = await filmed('With captions')
  const captionsAt = async (platform: Rigged, language: string | null) => {
    const found = await preflightPost(front, {
      productionId: front.productionId,
      cutId,
      accountId: beside[platform].accountId,
      rule: { kind: 'moment', at: front.later(MINUTE) },
      words: wordsAt(platform, { copy: 'A lamp.', language }),
      placeAhead: false,
    })
    return { left: found.captionsLeft, go: found.plan.captions }
  }
  expect(await captionsAt('mastodon', 'en')).toEqual({ left: null, go: [] })
  const captions = JSON.stringify([{ from: 0, to: SECOND, text: 'The lamp goes out.' }])
  await house.crew.updateTable('cut.versions').set({ captions }).where('cutId', '=', cutId).execute()
  expect(await captionsAt('mastodon', 'en')).toEqual({ left: 'not-taken', go: [] })
  expect(await captionsAt('bluesky', null)).toEqual({ left: 'no-language', go: [] })
  expect(await captionsAt('bluesky', 'en')).toEqual({ left: null, go: ['en'] })
})

test('who is mentioned reads at each platform as their account there, and is linked where it links', async () => {
  const noor = { name: 'Noor Haddad', handles: { bluesky: 'noor.test', x: 'noor_h' } }
  const cutId = await filmed('Mentioned')
  const written = 'Rigged by @noor-haddad. #Saltlight'
  for (const [platform, reads] of [
    ['bluesky', 'Rigged by @noor.test. #Saltlight'],
    ['x', 'Rigged by @noor_h. #Saltlight'],
    ['youtube', 'Rigged by Noor Haddad. #Saltlight'],
  ] as const) {
    const copy = mentionAt(platform, written, [noor])
    expect(copy).toBe(reads)
    const { id } = await schedules(platform, cutId, { copy, cover: null })
    await comesOut(id)
    expect(await postAt(platform, reads)).toBeDefined()
  }
})

const personWith = (role: Role) => joins(house, { productionId: front.productionId, role })

async function ask(identity: Identity, method: string, path: string, body?: unknown) {
  front.as(identity)
  const response = await fetch(`${front.origin}${API}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  front.as({ kind: 'nobody' })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const here = `/productions/${front.slug}`

test('a cover comes in as a moment alone: nobody hands a stored file out by its digest', async () => {
  const publishes = await personWith('publicist')
  const cutId = await filmed('Asked for by digest')
  const order = (cover: unknown) => ({
    accountId: beside.youtube.accountId,
    cutId,
    words: { ...wordsAt('youtube', {}), cover },
  })
  const still = { kind: 'still', sha256: film.sha256, sizeBytes: 100, mediaType: 'image/jpeg', at: 0 }
  expect((await ask(publishes, 'POST', `${here}/platform-publications`, order(still))).status).toBe(400)
  const planned = await ask(
    publishes,
    'POST',
    `${here}/platform-publications`,
    order({ kind: 'moment', at: SECOND }),
  )
  expect(planned).toMatchObject({
    status: 201,
    body: { words: { cover: { kind: 'moment', at: SECOND } } },
  })
})

test('the composer is told what TikTok lets the account do now, and only whoever publishes asks', async () => {
  const { accountId, platform } = beside.tiktok
  const limits = `/accounts/${accountId}/limits`
  expect((await ask(await personWith('contributor'), 'GET', limits)).status).toBe(403)
  const publishes = await personWith('publicist')
  expect(await ask(publishes, 'GET', limits)).toMatchObject({
    status: 200,
    body: {
      isLive: true,
      accountName: 'Saltlight',
      cover: 'moment',
      visibilityIsChosen: true,
      interactions: ['comments', 'duets', 'stitches'],
    },
  })
  const { world } = platform.emulator as unknown as {
    world: { mayComment: boolean; isPrivateAccount: boolean }
  }
  world.mayComment = false
  world.isPrivateAccount = true
  expect(await ask(publishes, 'GET', limits)).toMatchObject({
    body: {
      interactions: [],
      visibility: ['MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
    },
  })
  world.mayComment = true
  world.isPrivateAccount = false
})

test('an account keeps what a person says of it, and nothing that its platform does not have', async () => {
  const publishes = await personWith('publicist')
  const limitsAt = async (platform: Rigged) =>
    (await ask(publishes, 'GET', `/accounts/${beside[platform].accountId}/limits`)).body
  const says = (platform: Rigged, said: Parameters<typeof sayOfAccount>[1]['said']) =>
    sayOfAccount({ db: house.crew }, { accountId: beside[platform].accountId, said })
  await says('x', { isSubscriber: true, readsReplies: true })
  expect(await limitsAt('x')).toMatchObject({ texts: [{ unit: 'weighted', most: 25_000 }] })
  await expect(says('x', { isSubscriber: false, sendsDrafts: true })).rejects.toMatchObject({
    type: 'no-such-setting',
    facts: { setting: 'sendsDrafts' },
  })
  expect(await limitsAt('x')).toMatchObject({ texts: [{ most: 25_000 }] })
  await says('tiktok', { sendsDrafts: true })
  expect(await limitsAt('tiktok')).toMatchObject({
    cover: 'none',
    visibility: [],
    interactions: [],
    disclosures: [],
  })
  await says('tiktok', { sendsDrafts: false })
})

test('people are mentioned by the accounts by which they agreed to be, and taking one back says what still waits', async () => {
  const publishes = await personWith('publicist')
  const noor = {
    name: 'Noor Haddad',
    platform: 'bluesky',
    handle: '@noor.test',
    agreed: 'By word on the pier',
  }
  expect((await ask(await personWith('editor'), 'POST', `${here}/person-accounts`, noor)).status).toBe(403)
  expect(await ask(publishes, 'POST', `${here}/person-accounts`, { ...noor, handle: 'noor' })).toMatchObject({
    status: 422,
    body: { title: 'This is no name of an account there.' },
  })
  expect((await ask(publishes, 'POST', `${here}/person-accounts`, { ...noor, agreed: ' ' })).status).toBe(400)
  await ask(publishes, 'POST', `${here}/person-accounts`, { ...noor, handle: 'older.test' })
  const { body } = await ask(publishes, 'POST', `${here}/person-accounts`, noor)
  expect(await ask(publishes, 'GET', `${here}/composing-aids`)).toMatchObject({
    body: {
      people: [
        {
          name: 'Noor Haddad',
          accounts: [
            { platform: 'bluesky', handle: 'noor.test', agreed: noor.agreed, saidBy: 'The publicist' },
          ],
        },
      ],
    },
  })
  await schedules('bluesky', await filmed('Waits for Noor'), { copy: 'By @noor.test, soon.' })
  expect(await ask(publishes, 'DELETE', `/person-accounts/${String(body['id'])}`)).toMatchObject({
    status: 200,
    body: { stillMentioned: 1 },
  })
  expect((await ask(publishes, 'DELETE', `/person-accounts/${String(body['id'])}`)).status).toBe(404)
})

test('usual hashtags are kept once each, and only what platforms link', async () => {
  const publishes = await personWith('publicist')
  const keep = (hashtags: string[]) => ask(publishes, 'PUT', `${here}/usual-hashtags`, { hashtags })
  expect(await keep(['#Saltlight', 'BTS', 'saltlight'])).toMatchObject({
    status: 200,
    body: { hashtags: ['saltlight', 'BTS'] },
  })
  expect((await keep(['two words'])).status).toBe(400)
})

test('a film of four gigabytes is handed over hours ahead, and one that cannot be there in time says so before it is planned', async () => {
  const cutId = await filmed('Four gigabytes')
  const sizeBytes = 4_000_000_000
  await house.crew.updateTable('cut.renders').set({ sizeBytes }).where('cutId', '=', cutId).execute()
  const { accountId } = beside.youtube
  const words = wordsAt('youtube', { title: 'Four gigabytes' })
  const order = (at: number, placeAhead: boolean) => ({
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment' as const, at: front.later(at) },
    words,
    placeAhead,
  })
  const day = 24 * 60 * MINUTE
  expect((await preflightPost(front, order(day, true))).late).toBeNull()
  expect((await preflightPost(front, order(10 * MINUTE, true))).late).toMatchObject({
    sizeBytes,
    isAhead: true,
  })
  expect((await preflightPost(front, order(day, false))).late).toMatchObject({ sizeBytes, isAhead: false })
  const { id } = await schedulePost(front, { ...order(day, true), actor: publicist })
  const { placeFrom } = (await deliveryOf(house.crew, id))!
  expect(front.later(day) - placeFrom).toBeGreaterThan((2 * sizeBytes) / 1000)
})
