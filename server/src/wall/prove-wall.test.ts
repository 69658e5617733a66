import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { proveWall } from './prove-wall.ts'

const house = await testDatabase()

test('the database and core agree on what a fan passes, for 6,000 pairs of viewer and gate', async () => {
  expect(await proveWall(house, { pairs: 6_000 })).toEqual([])
})

test('a policy that forgets the seal, the standing, the moment, the horizon or the audience is noticed', async () => {
  const whole = [
    `standing = 'stands'`,
    'opens_at <= wall.now()',
    'not wall.is_sealed()',
    'horizon_points <@ wall.passed()',
    '(horizon_moment is null or horizon_moment <= wall.now())',
    `(audience = 'public' or (audience = 'member' and wall.is_member()) or (audience = 'grown' and wall.is_grown()))`,
  ]
  for (const forgotten of whole) {
    const left = whole.filter((part) => part !== forgotten).join(' and ')
    await sql.raw(`alter policy passed on wall.gates using (${left})`).execute(house.owner)
    expect((await proveWall(house, { pairs: 1_600 })).length, forgotten).toBeGreaterThan(0)
  }
  await sql.raw(`alter policy passed on wall.gates using (${whole.join(' and ')})`).execute(house.owner)
  expect(await proveWall(house, { pairs: 3_000, seed: 7 })).toEqual([])
})
