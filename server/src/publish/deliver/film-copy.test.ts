import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@stagedoor/contract/problems'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { renditionById } from '../../cut/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { testFilmPlan } from '../../plant/media/testing.ts'
import { cancelPublication } from '../calendar/cancel-publication.ts'
import { preflightPost } from '../compose/preflight-post.ts'
import { publicationById } from '../queries.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideBluesky } from '../testing-bluesky.ts'
import { gettingOn } from '../testing-states.ts'
import { plainWords } from '../testing-words.ts'
import { deliveryOf } from './deliveries.ts'
import { deliveryView } from './delivery-view.ts'
import { makeCopyAgain } from './film-copy.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house, { isOwnServer: true })
const folder = await mkdtemp(join(tmpdir(), 'film-'))
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})
const deps = { ...front, contextFor: front.contextFor }

// A film of ten seconds, 360 by 640, made once.
const path = join(folder, 'film.mp4')
await front.media.run(testFilmPlan(path, { seconds: 10, size: '360x640' }))
const film = await front.storage.adopt({ kind: 'arrived', path, sha256: null })
const LESS = Math.floor(film.sizeBytes / 2)

beforeEach(() => {
  emulator.faults.clear()
  network.blobUploadLimit = LESS
})

async function order(name: string) {
  const pier = await front.footage(name, 20)
  const cutId = await front.rendered(pier, name)
  const sha256 = Buffer.from(film.sha256, 'hex')
  await house.crew
    .updateTable('cut.renders')
    .set({
      sha256,
      sizeBytes: film.sizeBytes,
      width: 360,
      height: 640,
      rateNum: 30,
      rateDen: 1,
      hasSound: true,
    })
    .where('cutId', '=', cutId)
    .execute()
  const opensAt = front.later(5 * MINUTE)
  return {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: opensAt } as const,
    words: plainWords('bluesky-post', name),
    placeAhead: false,
    actor: publicist,
    opensAt,
  }
}

const schedule = async (name: string) => {
  const { opensAt, ...asked } = await order(name)
  const { id } = await schedulePost(deps, asked)
  const renditionId = (await deliveryOf(house.crew, id))?.renditionId
  if (renditionId == null) throw new Error('No copy was asked for')
  return { id, renditionId, opensAt }
}
const shown = async (id: string) => {
  const [publication, delivery] = [await publicationById(house.crew, id), await deliveryOf(house.crew, id)]
  if (publication === undefined || delivery === undefined) throw new Error('It is not there')
  return deliveryView(house.crew, publication, delivery)
}
const { stateOf, comes } = gettingOn(house, front)
const copyIs = (renditionId: string, state: string) =>
  expect
    .poll(async () => (await front.settle(), (await renditionById(house.crew, renditionId))?.state), PATIENT)
    .toBe(state)
const filmsThere = () => [...network.blobs.values()].map(({ bytes }) => bytes.length)

test('where a server takes less than the film has, a copy is made ahead of time and goes in its place', async () => {
  const asked = await order('The wave, lighter')
  const found = await preflightPost(deps, asked)
  expect(found.issues).toEqual([])
  expect(found.rendition?.spec.mostBytes).toBe(LESS)
  const { id } = await schedulePost(deps, asked)
  const { renditionId } = (await deliveryOf(house.crew, id)) ?? {}
  expect((await shown(id)).stage).toBe('copying')
  await copyIs(renditionId ?? '', 'made')
  const { copy, stage } = await shown(id)
  expect(stage).toBe('waiting')
  expect(copy?.sizeBytes).toBeLessThanOrEqual(LESS)
  // Long before its moment: nothing has left.
  expect(filmsThere()).toEqual([])
  const made = (await renditionById(house.crew, renditionId ?? ''))?.film
  await front.goTo(asked.opensAt)
  await comes(id, 'live')
  expect(filmsThere()).toEqual([made?.sizeBytes])
  expect(emulator.journal.some(({ status }) => status === 413)).toBe(false)
  // What nobody wants any more is let go; the render stays.
  await copyIs(renditionId ?? '', 'dropped')
  expect(await front.storage.has(made?.sha256 ?? '')).toBe(false)
  expect(await front.storage.has(film.sha256)).toBe(true)
})

test('the server would have refused the film itself', async () => {
  network.blobUploadLimit = 100_000_000
  const asked = await order('The wave, whole')
  const { id } = await schedulePost(deps, asked)
  expect((await deliveryOf(house.crew, id))?.renditionId).toBeNull()
  network.blobUploadLimit = LESS
  await front.goTo(asked.opensAt)
  await comes(id, 'failed')
  expect((await deliveryOf(house.crew, id))?.error).toMatchObject({ kind: 'media' })
})

test('two posts that want the same have one copy, and it stays until the last of them is through', async () => {
  const { opensAt, ...asked } = await order('The wave, twice')
  const { id: one } = await schedulePost(deps, asked)
  const { id: two } = await schedulePost(deps, asked)
  const renditionId = (await deliveryOf(house.crew, one))?.renditionId ?? ''
  expect((await deliveryOf(house.crew, two))?.renditionId).toBe(renditionId)
  await copyIs(renditionId, 'made')
  await cancelPublication(front, { publicationId: one, actor: publicist })
  await front.settle()
  expect((await renditionById(house.crew, renditionId))?.state).toBe('made')
  await front.goTo(opensAt)
  await comes(two, 'live')
  await copyIs(renditionId, 'dropped')
})

test('a post whose copy is not made in time waits for it, says so, and goes when it is there', async () => {
  const { id, renditionId, opensAt } = await schedule('The wave, late')
  await copyIs(renditionId, 'made')
  // As when the work at it was not done yet.
  const put = (state: 'waiting' | 'made') =>
    house.crew.updateTable('cut.renditions').set({ state }).where('id', '=', renditionId).execute()
  await put('waiting')
  await front.goTo(opensAt)
  for (let second = 0; second < 5; second += 1) await front.goTo(front.later(1_000))
  expect((await stateOf(id))?.kind).toBe('scheduled')
  expect((await shown(id)).stage).toBe('copying')
  await put('made')
  await front.goTo(front.later(MINUTE))
  await comes(id, 'live')
})

test('a copy that cannot be made is told with what to do; made once more by a person, the post goes on', async () => {
  const { id, renditionId, opensAt } = await schedule('The wave, in trouble')
  await copyIs(renditionId, 'made')
  await house.crew
    .updateTable('cut.renditions')
    .set({ state: 'failed', problem: 'Even at its smallest it has too much.', sha256: null })
    .where('id', '=', renditionId)
    .execute()
  await front.goTo(opensAt)
  const trouble = async () => (await front.goTo(front.later(1_000)), (await shown(id)).trouble)
  await expect.poll(trouble, PATIENT).toMatchObject({ kind: 'media', code: 'copy-not-made' })
  expect((await trouble())?.what).toContain('Even at its smallest')
  const tasks = await house.crew.selectFrom('production.tasks').selectAll().where('ref', '=', id).execute()
  expect(tasks).toMatchObject([{ kind: 'delivery-in-trouble', doneAt: null }])
  await makeCopyAgain(deps, { publicationId: id, actor: publicist })
  expect((await shown(id)).trouble).toBeNull()
  await comes(id, 'live')
  await expect(makeCopyAgain(deps, { publicationId: id, actor: publicist })).rejects.toThrow(Problem)
})

test('a copy that was let go is made again for a post that is given another moment', async () => {
  const { id, renditionId, opensAt } = await schedule('The wave, again')
  await copyIs(renditionId, 'made')
  await house.crew
    .updateTable('cut.renditions')
    .set({ state: 'dropped', sha256: null })
    .where('id', '=', renditionId)
    .execute()
  await front.goTo(opensAt)
  await comes(id, 'live')
})

test('a post that lies there without its copy waits until that is made again: the film itself never goes for it', async () => {
  const { opensAt, ...asked } = await order('The wave, placed')
  const { id } = await schedulePost(deps, { ...asked, placeAhead: true })
  const renditionId = (await deliveryOf(house.crew, id))?.renditionId ?? ''
  await comes(id, 'placing')
  await expect
    .poll(
      async () => (await front.goTo(front.later(1_000)), (await publicationById(house.crew, id))?.state),
      {
        ...PATIENT,
        interval: 100,
      },
    )
    .toMatchObject({ kind: 'placing', isPlaced: true })
  const before = await renditionById(house.crew, renditionId)
  await house.crew
    .updateTable('cut.renditions')
    .set({ state: 'dropped', sha256: null })
    .where('id', '=', renditionId)
    .execute()
  await front.goTo(opensAt)
  await comes(id, 'live')
  expect((await renditionById(house.crew, renditionId))?.workId).not.toBe(before?.workId)
  expect((await publicationById(house.crew, id))?.state.spent).toHaveLength(1)
})
