import { afterAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { repliesOf } from '../observe/index.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { gettingOn } from '../testing-states.ts'
import { answerReply, answersOf, dealWithReply } from './index.ts'
import { commentedOn } from './testing.ts'

const house = await testDatabase()
const { front, emulator, network, accountId, close } = await openBesideBluesky(house)
afterAll(close)
const { productionId } = front
beforeEach(() => emulator.faults.clear())

const { stateOf, comes } = gettingOn(house, front)

/** A post that is out, with a comment under it that was read. */
async function commented(copy: string, text: string) {
  const pier = await front.footage(copy, 20)
  const cutId = await front.rendered(pier, copy)
  const { id } = await schedulePost(front, {
    productionId,
    cutId,
    accountId,
    rule: { kind: 'at-once' },
    words: blueskyWords(copy),
    placeAhead: false,
    actor: publicist,
  })
  await comes(id, 'live')
  return { id, replyId: await commentedOn({ house, front, network }, id, text) }
}

const answering = (replyId: string, text: string) => answerReply(front, { replyId, text, actor: publicist })
const saysThere = (text: string) =>
  [...network.records.values()].filter(({ value }) => value['text'] === text)

test('an answer stands once under the comment it answers, though the answer of the platform was lost', async () => {
  const { replyId } = await commented('The first lantern', 'Where was this?')
  emulator.faults.add({
    operation: 'com.atproto.repo.putRecord',
    nth: 1,
    mishap: { kind: 'answer-lost' },
  })
  const { publicationId } = await answering(replyId, 'On a pier, at night.')
  await expect(answering(replyId, 'On a pier, at night.')).rejects.toMatchObject({ type: 'already-answered' })
  await comes(publicationId, 'live')
  const [said, ...more] = saysThere('On a pier, at night.')
  expect(more).toEqual([])
  expect(said?.value['reply']).toMatchObject({
    parent: { uri: expect.stringContaining('at://') as string },
  })
  const [answer] = (await answersOf(house.crew, [replyId])).get(replyId) ?? []
  expect(answer).toMatchObject({ stage: 'sent', by: publicist.name, text: 'On a pier, at night.' })
  const reply = await house.crew
    .selectFrom('publish.replies')
    .selectAll()
    .where('id', '=', replyId)
    .executeTakeFirstOrThrow()
  expect(reply).toMatchObject({ doneBy: publicist.name, readBy: publicist.name })
  expect(await front.logKinds()).toContain('reply-answered')
})

test('an answer is called back with its post, and by itself', async () => {
  const { id, replyId } = await commented('The second lantern', 'More!')
  const alone = await answering(replyId, 'Soon.')
  await comes(alone.publicationId, 'live')
  const why = { reach: 'this-alone', because: 'Too soon', actor: publicist } as const
  await recallPublication(front, { publicationId: alone.publicationId, ...why })
  await expect.poll(() => saysThere('Soon.').length, PATIENT).toBe(0)
  expect((await stateOf(id))?.kind).toBe('live')

  const again = await answering(replyId, 'In March.')
  await comes(again.publicationId, 'live')
  await recallPublication(front, { publicationId: id, ...why })
  await expect.poll(() => saysThere('In March.').length, PATIENT).toBe(0)
  expect((await stateOf(again.publicationId))?.kind).toBe('recalled')
  await expect(answering(replyId, 'Again.')).rejects.toMatchObject({ type: 'not-answerable' })
})

test('words too long for the platform are not sent as an answer', async () => {
  const { replyId } = await commented('The third lantern', 'Who is that?')
  await expect(answering(replyId, 'a'.repeat(301))).rejects.toMatchObject({ type: 'words-do-not-fit' })
  expect((await answersOf(house.crew, [replyId])).size).toBe(0)
})

test('a comment is put into somebody’s hands, and only into those of the crew', async () => {
  const { replyId } = await commented('The fourth lantern', 'Nice!')
  const dealing = { replyId, productionId, isDone: true, actor: publicist }
  await expect(dealWithReply(front, { ...dealing, takenById: newId() })).rejects.toMatchObject({
    type: 'not-found',
  })
  await dealWithReply(front, { ...dealing, takenById: null })
  const open = await repliesOf(house.crew, {
    productionId,
    accountId: null,
    isUnread: false,
    isOpen: true,
    cursor: null,
  })
  expect(open.items.map(({ id }) => id)).not.toContain(replyId)
})

test('of two of the crew with one name, one has it in hand', async () => {
  const { replyId } = await commented('The fifth lantern', 'Who can tell me?')
  const [, second = ''] = await Promise.all(
    ['first', 'second'].map(async (which) => {
      const userId = newId()
      await house.auth.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
        userId,
        'Kim Larsen',
        `kim-${which}@house.example`,
      ])
      await house.crew
        .insertInto('production.memberships')
        .values({ id: newId(), productionId, userId, role: 'publicist' })
        .execute()
      return userId
    }),
  )
  await dealWithReply(front, { replyId, productionId, takenById: second, isDone: false, actor: publicist })
  const all = { productionId, accountId: null, isUnread: false, cursor: null }
  const { items } = await repliesOf(house.crew, all)
  expect(items.find(({ id }) => id === replyId)).toMatchObject({ takenBy: 'Kim Larsen', takenById: second })
})
