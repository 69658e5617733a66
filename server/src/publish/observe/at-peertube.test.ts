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

const MINUTE = 60_000
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

/** A film that is out at PeerTube, as the server has it. */
async function out(title: string) {
  const { film: _film, captions: _captions, cover: _cover, ...words } = peertubeRig.plan
  const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
  const cutId = await front.rendered(await front.footage(title, 20), title)
  const opensAt = front.later(MINUTE)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId: beside.peertube.accountId,
    rule: { kind: 'moment', at: opensAt },
    words: { ...plan, title, cover: null },
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
