import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { proveWall } from './prove-wall.ts'

const house = await testDatabase()

test('the database and core agree on what a fan passes, for 6,000 pairs of viewer and gate', async () => {
  expect(await proveWall(house, { pairs: 6_000 })).toEqual([])
})

const MADE_MEANT = 'or (production_id = wall.made_for() and audience = any (wall.made_audiences()))'

test('a policy that forgets the seal, the standing, the moment, the horizon or the audience is noticed', async () => {
  const whole = [
    `standing = 'stands'`,
    'opens_at <= wall.moment(production_id)',
    'not wall.is_sealed()',
    'horizon_points <@ wall.passed()',
    '(horizon_moment is null or horizon_moment <= wall.moment(production_id))',
    `(audience = 'public' or (audience = 'member' and wall.is_member()) or (audience = 'grown' and wall.is_grown()) ${MADE_MEANT})`,
  ]
  for (const forgotten of whole) {
    const left = whole.filter((part) => part !== forgotten).join(' and ')
    await sql.raw(`alter policy passed on wall.gates using (${left})`).execute(house.owner)
    expect((await proveWall(house, { pairs: 1_600 })).length, forgotten).toBeGreaterThan(0)
  }
  // Whose moment it is, for whom one was made up, and that nobody made up is anybody elsewhere.
  const policy = whole.join(' and ')
  for (const [part, wrong] of [
    ['opens_at <= wall.moment(production_id)', 'opens_at <= wall.now()'],
    ['opens_at <= wall.moment(production_id)', 'opens_at <= wall.made_moment()'],
    [MADE_MEANT, ''],
    [MADE_MEANT, 'or audience = any (wall.made_audiences())'],
  ] as const) {
    await sql
      .raw(`alter policy passed on wall.gates using (${policy.replace(part, wrong)})`)
      .execute(house.owner)
    expect((await proveWall(house, { pairs: 1_600 })).length, wrong).toBeGreaterThan(0)
  }
  await sql.raw(`alter policy passed on wall.gates using (${policy})`).execute(house.owner)
  expect(await proveWall(house, { pairs: 3_000, seed: 7 })).toEqual([])
})
