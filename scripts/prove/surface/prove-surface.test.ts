import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../../server/src/plant/db/testing.ts'
import { proveSurface } from './prove-surface.ts'
import { openSurface, type SurfaceHouse } from './surface-house.ts'

let own: Awaited<ReturnType<typeof ownDatabase>>
let surface: SurfaceHouse

beforeAll(async () => {
  own = await ownDatabase('surface')
  surface = await openSurface({ dataDir: own.dataDir, databaseUrl: own.url })
})
afterAll(async () => {
  await surface.close()
  await own.drop()
})

test('everybody finds what their place, the clock and their account open, in every address of front of house, and no byte more', async () => {
  const size = { seed: 1, posts: 6, writings: 9, fans: 4, moments: 2, pages: true }
  const { faults, reads, canaries } = await proveSurface(surface, size)
  expect(faults).toEqual([])
  expect(canaries).toBeGreaterThan(60)
  expect(reads).toBeGreaterThan(1000)
}, 240_000)

test('a policy that forgets the horizon is found by whoever walks past it', async () => {
  const { owner } = surface.house.database
  await sql`alter policy passed on community.writings using (true)`.execute(owner)
  const size = { seed: 2, posts: 2, writings: 6, fans: 3, moments: 1, pages: false }
  const { faults } = await proveSurface(surface, size)
  expect(faults.some((fault) => / has (?:comment|question|reply)$/.test(fault))).toBe(true)
}, 120_000)
