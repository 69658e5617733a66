import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { keepSlip, mintSlip, readSlip, revokeSlips, type SlipOrder, spendSlip } from './index.ts'

const house = await testDatabase()
const HOUR = 3_600_000

const mint = (order: Partial<SlipOrder> = {}) =>
  house.crew.transaction().execute((trx) =>
    mintSlip(trx, {
      productionId: randomUUID(),
      purpose: 'release-form',
      ref: randomUUID(),
      addressedTo: 'Tomas Reyes',
      expiresAt: house.clock.now() + HOUR,
      uses: null,
      ...order,
    }),
  )
const read = (token: string, purpose = 'release-form') =>
  readSlip(house.crew, { token, purpose, now: house.clock.now() })
const spend = (id: string) => house.crew.transaction().execute((trx) => spendSlip(trx, id))

test('a slip opens what it was made for, as often as it is read', async () => {
  const ref = randomUUID()
  const { token, id } = await mint({ ref })
  expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
  for (let times = 0; times < 3; times += 1)
    expect(await read(token)).toMatchObject({ id, ref, addressedTo: 'Tomas Reyes' })
})

test('an altered token, an invented one and one for another purpose open nothing', async () => {
  const { token } = await mint()
  const swapped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1)
  for (const wrong of [swapped, token.slice(1), `${token}A`, '', 'x'.repeat(22), token.toUpperCase() + '!'])
    await expect(read(wrong)).rejects.toMatchObject({ type: 'slip-not-found' })
  await expect(read(token, 'password-reset')).rejects.toMatchObject({ type: 'slip-not-found' })
})

test('the last character of a token counts, although it carries only two bits', async () => {
  const { token } = await mint()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  for (const last of letters) {
    if (last === token.at(-1)) continue
    await expect(read(token.slice(0, -1) + last)).rejects.toMatchObject({ type: 'slip-not-found' })
  }
})

test('a slip expires at its moment and says what it was', async () => {
  const { token } = await mint({ expiresAt: house.clock.now() + HOUR })
  await house.clock.advance(HOUR - 1)
  await read(token)
  await house.clock.advance(1)
  const expiredAt = new Date(house.clock.now()).toISOString()
  await expect(read(token)).rejects.toMatchObject({
    type: 'slip-expired',
    facts: { purpose: 'release-form', expiredAt },
  })
})

test('a slip that became its holder’s own never expires', async () => {
  const { token, id } = await mint()
  await house.crew.transaction().execute((trx) => keepSlip(trx, id))
  await house.clock.advance(1_000 * HOUR)
  expect(await read(token)).toMatchObject({ expiresAt: null })
})

test('a slip that was taken back is dead at commit, and cannot be spent', async () => {
  const { token, id } = await mint({ uses: 3 })
  await house.crew.transaction().execute((trx) => revokeSlips(trx, { ids: [id], now: house.clock.now() }))
  await expect(read(token)).rejects.toMatchObject({ type: 'slip-revoked' })
  await expect(spend(id)).rejects.toMatchObject({ type: 'slip-revoked' })
})

test('of ten acts that spend the last use at once, one succeeds', async () => {
  const { token, id } = await mint({ uses: 1 })
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => spend(id)))
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.type] : []))
  expect(refused).toEqual(Array.from({ length: 9 }, () => 'slip-used'))
  await expect(read(token)).rejects.toMatchObject({ type: 'slip-used' })
})

test('an act that fails gives the use back', async () => {
  const { token, id } = await mint({ uses: 1 })
  const failed = house.crew.transaction().execute(async (trx) => {
    await spendSlip(trx, id)
    throw new Error('the pen was empty')
  })
  await expect(failed).rejects.toThrow()
  await read(token)
  await spend(id)
})

test('the house keeps the SHA-256 of a token and the token nowhere', async () => {
  const { token, id } = await mint()
  const { rows } = await sql<{ row: string; digest: Buffer }>`
    select s::text as row, digest from plant.slips s where id = ${id}`.execute(house.crew)
  expect(rows[0]?.row).not.toContain(token)
  const { rows: same } = await sql`
    select 1 as found where ${rows[0]?.digest} = sha256(convert_to(${token}, 'UTF8'))`.execute(house.crew)
  expect(same).toEqual([{ found: 1 }])
})
