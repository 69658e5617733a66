import { afterAll, beforeEach, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { deliveryOf, partsAfter } from '../deliver/deliveries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { PATIENT, publicist } from '../testing.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { gettingOn } from '../testing-states.ts'
import { answerReply, answersOf } from './index.ts'
import { commentedOn } from './testing.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const { productionId } = front
beforeEach(() => emulator.faults.clear())

const { stateOf, comes } = gettingOn(house, front)

/** A post that is out with its thread, showing somebody who can withdraw. */
async function posted(copy: string, parts: readonly string[] = []) {
  const pier = await front.footage(copy, 20)
  const lead = await front.person(`The lead of ${copy}`)
  await front.appears(lead, pier, [1, 2])
  const { token } = await front.signs(lead)
  const cutId = await front.rendered(pier, copy)
  const { id } = await schedulePost(front, {
    productionId,
    cutId,
    accountId,
    rule: { kind: 'at-once' },
    words: { ...blueskyWords(copy), parts: [...parts] },
    placeAhead: false,
    actor: publicist,
  })
  await comes(id, 'live')
  return { id, token }
}

const comments = (publicationId: string, text: string) =>
  commentedOn({ house, front, network }, publicationId, text)
const answering = (replyId: string, text: string) => answerReply(front, { replyId, text, actor: publicist })
const saysThere = (text: string) =>
  [...network.records.values()].filter(({ value }) => value['text'] === text).length
const writesSince = (asked: number) => emulator.journal.slice(asked).filter(({ isCommit }) => isCommit)
const withdraws = (token: string) =>
  withdrawBySigner(front, token, { reach: 'this-form', reason: 'No more', claimedAt: null })

test('who withdrew is in no answer under their post: it is not cleared, and nothing is said there', async () => {
  const { id, token } = await posted('The fifth lantern')
  const replyId = await comments(id, 'Who is that?')
  const asked = emulator.journal.length
  await withdraws(token)
  await expect(answering(replyId, 'Somebody we like.')).rejects.toMatchObject({ type: 'not-cleared' })
  await front.goTo(front.later(MINUTE))
  expect(writesSince(asked)).toEqual([])
  expect((await answersOf(house.crew, [replyId])).size).toBe(0)
})

test('who withdraws between the order of an answer and its call stops it', async () => {
  const { id, token } = await posted('The sixth lantern')
  const replyId = await comments(id, 'Who is that?')
  const asked = emulator.journal.length
  const { publicationId } = await answering(replyId, 'Somebody we love.')
  await withdraws(token)
  await comes(id, 'recalled')
  await front.goTo(front.later(MINUTE))
  expect(writesSince(asked)).toEqual([])
  expect(saysThere('Somebody we love.')).toBe(0)
  expect((await stateOf(publicationId))?.kind).not.toBe('live')
})

test('an answer under a later part of a thread is called back with the thread', async () => {
  const { id } = await posted('The seventh lantern', ['Its second part'])
  const [part] = await partsAfter(house.crew, id)
  await comes(part!.publicationId, 'live')
  const replyId = await comments(part!.publicationId, 'And then?')
  const { publicationId } = await answering(replyId, 'Then the tide.')
  await comes(publicationId, 'live')
  expect((await deliveryOf(house.crew, publicationId))?.partOf).toBe(part!.publicationId)
  await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'Too soon',
    actor: publicist,
  })
  await expect.poll(() => saysThere('Then the tide.'), PATIENT).toBe(0)
  expect((await stateOf(publicationId))?.kind).toBe('recalled')
})
