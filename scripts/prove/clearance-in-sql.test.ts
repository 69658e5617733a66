import { expect, test } from 'vitest'
import { testDatabase } from '../../server/src/plant/db/testing.ts'
import { proveClearanceInSql } from './clearance-in-sql.ts'

const house = await testDatabase()

test('doorkeeper and multiranges in SQL differ on none of 1,500 worlds', async () => {
  const differences = await proveClearanceInSql(house.owner, { worlds: 1_500 })
  expect(differences.map(({ seed, text }) => `${seed}: ${text}`)).toEqual([])
})
