import type { PostPlan } from '@stagedoor/core/publish'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openPeertube, peertubeRig } from '../../connectors/peertube/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { linesOf } from '../ledger/ledger.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { gettingOn } from '../testing-states.ts'
import { markRepliesRead, repliesOf } from './replies.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const house = await testDatabase()
let opened: Awaited<ReturnType<typeof openPeertube>> | undefined
const { front, beside, close } = await openBesideRigs(house, {
  peertube: { ...peertubeRig, open: async (clock) => (opened = await openPeertube(clock)) },
})
afterAll(close)
if (opened === undefined) throw new Error('PeerTube is emulated here')
const { emulator, server } = opened.peertube
const { goesOn, comes } = gettingOn(house, front)

beforeEach(() => emulator.faults.clear())

const openTasks = (ref: string) =>
  house.crew
    .selectFrom('production.tasks')
    .select(['kind', 'facts'])
    .where('ref', '=', ref)
    .where('doneAt', 'is', null)
    .execute()

/** A film that is out at PeerTube, as the server has it. */
async function out(title: string, more: Partial<PostPlan> = {}) {
  const { film: _film, captions: _captions, cover: _cover, ...words } = peertubeRig.plan
  const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
  const cutId = await front.rendered(await front.footage(title, 20), title)
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId: beside.peertube.accountId,
    rule: { kind: 'moment', at: opensAt },
    words: { ...plan, ...more, title, cover: null },
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(opensAt)
  await comes(id, 'live')
  const video = [...server.videos.values()].find(({ name }) => name === title)
  if (video === undefined) throw new Error(`no film is called ${title}`)
  return { id, video }
}

test('what can be hidden is hidden again where hiding and deleting failed at first, before it is deleted', async () => {
  const { id } = await out('The quay')
  const from = emulator.journal.length
  const refuses = { status: 403, body: { type: 'about:blank', status: 403, detail: 'Not now' } }
  for (const operation of ['putVideo', 'delVideo'])
    emulator.faults.add({ operation, nth: 1, mishap: { kind: 'says', answer: refuses } })
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'The wrong lamp',
    actor: publicist,
  })
  const line = async () => (await linesOf(house.crew, [recallId]))[0]
  await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('failed')
  await front.goTo(front.later(2 * MINUTE))
  await expect.poll(async () => (await goesOn(), (await line())?.state.kind), PATIENT).toBe('gone')
  const acts = emulator.journal.slice(from).filter(({ isRead }) => !isRead)
  expect(acts.map(({ operation }) => operation)).toEqual(['putVideo', 'delVideo', 'putVideo', 'delVideo'])
  const did = (await line())?.evidence.map((seen) => seen.did ?? seen.how)
  expect(did).toEqual(['was-refused', 'hid', 'deleted', 'read'])
})

test('a first comment that somebody deletes there is missed by two looks, and told', async () => {
  const { id, video } = await out('The slipway', { firstComment: 'Made with the harbour council.' })
  await expect.poll(async () => (await goesOn(), server.comments.length), PATIENT).toBeGreaterThan(0)
  const { id: commentId } = await house.crew
    .selectFrom('publish.deliveries')
    .select('publicationId as id')
    .where('partOf', '=', id)
    .where('partKind', '=', 'comment')
    .executeTakeFirstOrThrow()
  await comes(commentId, 'live')
  await front.goTo(front.later(5 * MINUTE))
  expect(await openTasks(commentId)).toEqual([])
  const at = server.comments.findIndex(({ video: under }) => under === video.uuid)
  server.comments.splice(at, 1)
  await front.goTo(front.later(26 * HOUR))
  expect(await openTasks(commentId)).toEqual([])
  await front.goTo(front.later(5 * MINUTE))
  await expect
    .poll(async () => (await front.settle(), openTasks(commentId)), PATIENT)
    .toMatchObject([{ kind: 'post-gone-there', facts: { part: 'comment' } }])
})

test('a film that is shown to fewer, called otherwise, or has lost its mark is told, and no more once it is as it was', async () => {
  const { id, video } = await out('The breakwater')
  await front.goTo(front.later(5 * MINUTE))
  expect(await openTasks(id)).toEqual([])
  Object.assign(video, { privacy: 2, name: 'Buy two lamps' })
  await front.goTo(front.later(15 * MINUTE))
  await expect
    .poll(async () => (await front.settle(), openTasks(id)), PATIENT)
    .toMatchObject([
      {
        kind: 'post-marks-changed-there',
        facts: { what: 'title: “The breakwater”, now “Buy two lamps”; shown to: “public”, now “unlisted”' },
      },
    ])
  Object.assign(video, { privacy: 1, name: 'The breakwater' })
  await front.goTo(front.later(15 * MINUTE))
  await expect.poll(async () => (await front.settle(), openTasks(id)), PATIENT).toEqual([])

  const marked = await out('The rescue', { disclosures: ['sensitive'] })
  marked.video.nsfw = false
  await front.goTo(front.later(5 * MINUTE))
  await expect
    .poll(async () => (await front.settle(), openTasks(marked.id)), PATIENT)
    .toMatchObject([{ facts: { what: 'sensitive: “yes”, now “no”' } }])
})

test('a comment that its writer changes is unread again with its newer words; one taken back leaves the inbox', async () => {
  const { id, video } = await out('The light')
  const { productionId } = front
  const replies = async () =>
    (
      await repliesOf(house.crew, { productionId, accountId: null, isUnread: false, cursor: null })
    ).items.filter(({ publicationId }) => publicationId === id)
  await beside.peertube.platform.addComments?.({ id: video.uuid, url: null }, [
    { author: '@mira@tube.test', text: 'What a lamp' },
  ])
  await front.goTo(front.later(5 * MINUTE))
  await expect.poll(async () => (await front.settle(), (await replies()).length), PATIENT).toBe(1)
  const [first] = await replies()
  await markRepliesRead(front, { productionId, ids: [first?.id ?? ''], by: 'Wren' })
  const at = server.comments.findIndex((comment) => comment.video === video.uuid)
  server.comments[at] = { ...server.comments[at]!, text: 'Two lamps, cheap' }
  await front.goTo(front.later(15 * MINUTE))
  await expect
    .poll(async () => (await front.settle(), await replies()), PATIENT)
    .toMatchObject([{ text: 'Two lamps, cheap', readAt: null, editedAt: expect.any(Number) as number }])
  server.comments.splice(at, 1)
  await front.goTo(front.later(15 * MINUTE))
  await expect.poll(async () => (await front.settle(), await replies()), PATIENT).toEqual([])
})
