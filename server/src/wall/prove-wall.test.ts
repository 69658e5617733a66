import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { proveWall } from './prove-wall.ts'

const house = await testDatabase()

test('the database and core agree on what a fan passes, for 2,000 gates and moments', async () => {
  expect(await proveWall(house, { pairs: 2_000 })).toEqual([])
})

test('a policy that forgets the seal, the standing, the moment or the horizon is noticed', async () => {
  const whole = [
    `audience = 'public'`,
    `standing = 'stands'`,
    'opens_at <= wall.now()',
    'not wall.is_sealed()',
    `horizon_points = '{}'`,
    '(horizon_moment is null or horizon_moment <= wall.now())',
  ]
  for (const forgotten of whole) {
    const left = whole.filter((part) => part !== forgotten).join(' and ')
    await sql.raw(`alter policy passed on wall.gates using (${left})`).execute(house.owner)
    expect((await proveWall(house, { pairs: 600 })).length).toBeGreaterThan(0)
  }
  await sql.raw(`alter policy passed on wall.gates using (${whole.join(' and ')})`).execute(house.owner)
  expect(await proveWall(house, { pairs: 500, seed: 7 })).toEqual([])
})
