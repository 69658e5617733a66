import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { administer } from '../../../server/src/plant/db/testing.ts'
import { proveSurface } from './prove-surface.ts'
import { openSurface, type SurfaceHouse } from './surface-house.ts'

const NAME = `surface_${process.pid}`
const socketDir = inject('databaseSocket')
const asAdmin = (statement: string) => administer(socketDir, 'postgres', (admin) => admin.query(statement))
let dataDir: string
let surface: SurfaceHouse

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-surface-'))
  await asAdmin(`create role ${NAME} login createrole`)
  await asAdmin(`create database ${NAME} owner ${NAME}`)
  surface = await openSurface({
    dataDir,
    databaseUrl: `postgresql://localhost/${NAME}?user=${NAME}&host=${socketDir}`,
  })
})
afterAll(async () => {
  await surface.close()
  await asAdmin(`drop database ${NAME} with (force)`)
  for (const role of ['crew', 'worker', 'fan', 'auth', 'search'])
    await asAdmin(`drop role if exists ${NAME}_${role}`)
  await asAdmin(`drop role ${NAME}`)
  await rm(dataDir, { recursive: true })
})

test('everybody finds what their place, the clock and their account open, in every address of front of house, and no byte more', async () => {
  const size = { seed: 1, posts: 6, writings: 12, fans: 4, moments: 2, pages: true }
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
  expect(faults.some((fault) => / has (?:comment|question)$/.test(fault))).toBe(true)
}, 120_000)
