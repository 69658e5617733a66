import { afterAll, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { handOverKit } from '../kits/hand-over-kit.ts'
import { makeKit } from '../kits/make-kit.ts'
import { PublicAddresses } from '../addresses/public-addresses.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { everyAddressOf, openFrontOfHouse, PATIENT, publicist } from '../testing.ts'
import { kitFor, tokenIn } from '../testing-kits.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

test('handovers that meet a recall are each counted or refused, and none leaves a living address', async () => {
  for (let round = 0; round < 5; round += 1) {
    const cutId = await front.rendered(await front.footage(`The wave ${round}`, 20))
    const { id } = await front.schedules(cutId, null)
    const made = await makeKit(front, { besideId: id, kit: kitFor(), actor: publicist })
    const token = tokenIn(made.url)
    const addresses = new PublicAddresses(front)
    const handovers = Array.from({ length: 6 }, () =>
      handOverKit({ db: house.crew, clock: front.clock, addresses }, token),
    )
    const recall = recallPublication(front, {
      publicationId: id,
      reach: 'everything',
      because: 'Now',
      actor: publicist,
    })
    const outcomes = await Promise.allSettled(handovers)
    const { recallId } = await recall
    const { handovers: counted } = await house.crew
      .selectFrom('publish.kits')
      .select('handovers')
      .where('id', '=', made.kitId)
      .executeTakeFirstOrThrow()
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(counted)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({
          type: expect.stringMatching(/^(slip-revoked|kit-not-cleared)$/),
        })
    const copies = await house.crew
      .selectFrom('publish.recallLines')
      .select('place')
      .where('recallId', '=', recallId)
      .where('place', '=', 'kit-copy')
      .execute()
    expect(copies).toHaveLength(counted > 0 ? 1 : 0)
    await expect
      .poll(async () => {
        const statuses = []
        for (const path of await everyAddressOf(house.crew, made.publicationId))
          statuses.push((await front.outside(path)).status)
        return statuses.every((status) => status === 404)
      }, PATIENT)
      .toBe(true)
  }
})

test('of two recalls at once one makes the ledger, and a withdrawal beside them makes no second', async () => {
  const pier = await front.footage('The pier', 20)
  const tomas = await front.person('Tomas Reyes')
  await front.appears(tomas, pier, [1, 2])
  const { token } = await front.signs(tomas)
  const cutId = await front.rendered(pier)
  const { id } = await front.schedules(cutId, null)
  const order = { publicationId: id, reach: 'everything', because: 'Now', actor: publicist } as const
  const outcomes = await Promise.allSettled([
    recallPublication(front, order),
    recallPublication(front, order),
    withdrawBySigner(front, token, { reach: 'this-form', reason: '', claimedAt: null }),
  ])
  expect(outcomes[2]?.status).toBe('fulfilled')
  await front.settle()
  await expect
    .poll(async () => {
      await front.settle()
      return house.crew.selectFrom('publish.recalls').select('id').where('cutId', '=', cutId).execute()
    }, PATIENT)
    .toHaveLength(1)
  const refused = outcomes.slice(0, 2).filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  for (const outcome of refused)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ type: 'already-recalled' })
})
