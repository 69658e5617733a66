import type { AttemptId } from '@stagedoor/core/publish'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { peertubeRig } from '../../connectors/peertube/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { deliveryOf } from '../deliver/index.ts'
import { linesOf } from '../ledger/ledger.ts'
import { observePost } from '../observe/observe-post.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { PATIENT, publicist } from '../testing.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { gettingOn } from '../testing-states.ts'

const MINUTE = 60_000
const house = await testDatabase()
const { front, beside, close } = await openBesideRigs(house, { peertube: peertubeRig })
afterAll(close)
const { accountId, platform } = beside.peertube
const { tokens, emulator } = platform
if (tokens === undefined || emulator === null) throw new Error('this platform renews tokens')

beforeEach(() => emulator.faults.clear())

const { stateOf, goesOn, comes } = gettingOn(house, front)
const account = () =>
  house.crew
    .selectFrom('publish.accounts')
    .select(['standing', 'lastLook'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
// A look that finds the delivery in other hands is left to them: those who wait for one ask again.
async function lookedAt(id: string) {
  await observePost(front.deliver, { publicationId: id })
  return house.crew
    .selectFrom('publish.observations')
    .select(['existence', 'failures'])
    .where('publicationId', '=', id)
    .executeTakeFirst()
}
const refusals = () => emulator.journal.filter(({ status }) => status === 401).length

async function planned(title: string): Promise<string> {
  const { film: _film, captions: _captions, cover: _cover, ...words } = peertubeRig.plan
  const cutId = await front.rendered(await front.footage(title, 20), title)
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: front.later(MINUTE) },
    words: { ...words, title, cover: null },
    placeAhead: false,
    actor: publicist,
  })
  await front.goTo(front.later(MINUTE))
  return id
}

async function wayToIt() {
  return front.contextFor({
    accountId,
    attemptId: accountId as AttemptId,
    saveHandle: async () => undefined,
    signal: AbortSignal.timeout(10_000),
  })
}

test('a token that ends is renewed at a look, at the watch, at a comment and at a recall, and each goes on', async () => {
  emulator.faults.add({ operation: 'putVideo', nth: 1, mishap: { kind: 'answer-lost' } })
  const id = await planned('The token ended in doubt')
  await comes(id, 'unknown')
  const before = refusals()
  tokens.endAccess()
  await comes(id, 'live')
  expect(refusals()).toBeGreaterThan(before)
  expect(emulator.commits()).toHaveLength(1)

  tokens.endAccess()
  await expect.poll(() => lookedAt(id), PATIENT).toEqual({ existence: 'there', failures: 0 })

  tokens.endAccess()
  const remote = (await deliveryOf(house.crew, id))?.remote
  if (remote == null) throw new Error('it is live and nowhere')
  const { connector, ctx } = await wayToIt()
  expect(await connector.reply?.(remote, 'It was the fog.', ctx)).toMatchObject({ kind: 'live' })

  tokens.endAccess()
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'this-alone',
    because: 'It was the wrong lamp',
    actor: publicist,
  })
  await expect
    .poll(async () => {
      await goesOn()
      return (await linesOf(house.crew, [recallId])).map(({ state }) => state.kind)
    }, PATIENT)
    .toEqual(['gone'])
  expect(await platform.posts()).toEqual([])
  expect(await account()).toMatchObject({ standing: 'connected' })
})

test('a permission that was truly taken away is not asked for again and again: the account says that it needs a person', async () => {
  const id = await planned('The permission was taken away')
  await comes(id, 'live')
  tokens.revoke()
  await expect
    .poll(async () => (await lookedAt(id), account()), PATIENT)
    .toMatchObject({ standing: 'needs-person', lastLook: { kind: 'trouble' } })
  const { length } = emulator.journal
  const failures = (await lookedAt(id))?.failures ?? 0
  await expect.poll(async () => (await lookedAt(id))?.failures, PATIENT).toBeGreaterThan(failures)
  expect(emulator.journal.slice(length)).toEqual([])
  const tasks = await house.crew
    .selectFrom('production.tasks')
    .select('kind')
    .where('kind', '=', 'platform-account-reconnect')
    .execute()
  expect(tasks).toHaveLength(1)
  // What a look could not read is not taken for gone.
  expect((await stateOf(id))?.kind).toBe('live')
})
