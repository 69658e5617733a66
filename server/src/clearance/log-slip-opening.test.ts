import { randomUUID } from 'node:crypto'
import { instant } from '@stagedoor/core/time'
import { afterEach, expect, test } from 'vitest'
import { readChain } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { mintSlip, readSlip } from '../plant/slips/index.ts'
import { openReleaseSlip } from './forms/release-slip.ts'
import { logSlipOpening } from './log-slip-opening.ts'
import { openApi, openSaltlight } from './testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const HOUR = 3_600_000
const began = house.clock.now()
afterEach(() => house.clock.set(began))

async function slipFor(name: string) {
  const { token } = await house.crew.transaction().execute((trx) =>
    mintSlip(trx, {
      productionId: saltlight.productionId,
      purpose: 'release-form',
      ref: randomUUID(),
      addressedTo: name,
      expiresAt: house.clock.now() + 100 * HOUR,
      uses: null,
    }),
  )
  return readSlip(house.crew, { token, now: house.clock.now() })
}
const entriesOf = async (slipId: string) => {
  const { productionId } = saltlight
  const entries = await readChain(house.crew, { productionId, limit: 100, kind: 'slip-opened' })
  return entries.filter(({ body }) => body['slipId'] === slipId)
}
const opens = (slip: Awaited<ReturnType<typeof slipFor>>) => logSlipOpening(saltlight, slip)

test('a mail scanner that opens a link a hundred times writes one line, and the next day another', async () => {
  const slip = await slipFor('Tomas Reyes')
  await Promise.all(Array.from({ length: 20 }, () => opens(slip)))
  expect(await entriesOf(slip.id)).toHaveLength(1)
  await house.clock.set(instant(began + 23 * HOUR))
  await opens(slip)
  expect(await entriesOf(slip.id)).toHaveLength(1)
  await house.clock.set(instant(began + 24 * HOUR))
  await opens(slip)
  expect(await entriesOf(slip.id)).toHaveLength(2)
})

test('whose slip it was lies beside the chain, never in it', async () => {
  const slip = await slipFor('Ida Brandt')
  await opens(slip)
  const [entry] = await entriesOf(slip.id)
  expect(entry?.personal).toMatchObject({ addressedTo: 'Ida Brandt' })
  expect(JSON.stringify(entry?.body)).not.toContain('Ida')
})

test('reading a form by its slip is logged, and changes nothing of the form', async () => {
  const person = await saltlight.person('Samir Haddad')
  const { token } = await saltlight.asks(person)
  const before = (await openReleaseSlip(saltlight, token)).form
  const api = openApi(house, saltlight)
  await api.as('nobody')
  for (let times = 0; times < 3; times += 1)
    expect((await api.asks('GET', `/release-slips/${token}`)).status).toBe(200)
  const { slip, form } = await openReleaseSlip(saltlight, token)
  expect(form).toEqual(before)
  expect(await entriesOf(slip.id)).toHaveLength(1)
})
