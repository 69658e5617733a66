import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openSaltlight } from '../clearance/testing.ts'
import { tamper, testDatabase } from '../plant/db/testing.ts'
import { verify } from './verify.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
await saltlight.person('Elin Sørby')
await saltlight.person('Tomas Reyes')

async function verified(): Promise<{ isWhole: boolean; lines: string[] }> {
  const lines: string[] = []
  return { isWhole: await verify({ db: house.worker, say: (line) => lines.push(line) }), lines }
}

test('an untouched log is proven whole, its head named', async () => {
  const { isWhole, lines } = await verified()
  expect(isWhole).toBe(true)
  expect(lines).toEqual([expect.stringMatching(/: whole, \d+ entries, head [0-9a-f]{64}$/)])
})

test('nobody that the house itself connects as can change an entry', async () => {
  for (const db of [house.owner, house.crew, house.worker])
    await expect(
      sql`update plant.chain_entries set kind = 'nothing-happened' where seq = 2`.execute(db),
    ).rejects.toThrow()
})

test('an entry that was changed past the house is found, and the ones before it stand', async () => {
  await tamper(house, `update plant.chain_entries set body = body || '{"forged": true}' where seq = 2`)
  const { isWhole, lines } = await verified()
  expect(isWhole).toBe(false)
  expect(lines).toEqual([
    expect.stringMatching(/: BROKEN at entry 2: its words were changed\. The 1 before it are whole\.$/),
  ])
})

test('an entry that was taken out is found', async () => {
  await tamper(house, 'delete from plant.chain_entries where seq = 2')
  const { lines } = await verified()
  expect(lines).toEqual([expect.stringContaining('entry 2 is missing')])
})
