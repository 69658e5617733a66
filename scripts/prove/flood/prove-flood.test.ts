import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../../../server/src/plant/db/testing.ts'
import { openSurface, type SurfaceHouse } from '../surface/surface-house.ts'
import { floodWithComments } from './comment-flood.ts'
import { prepareGround } from './ground.ts'
import { proveFlood } from './prove-flood.ts'
import { strangersFaults } from './strangers.ts'

let own: Awaited<ReturnType<typeof ownDatabase>>
let surface: SurfaceHouse

beforeAll(async () => {
  own = await ownDatabase('flood')
  surface = await openSurface({ dataDir: own.dataDir, databaseUrl: own.url })
})
afterAll(async () => {
  await surface.close()
  await own.drop()
})

test('hostile fans lose, double, hide, move and open nothing, however many of them call and whatever they name', async () => {
  const { faults } = await proveFlood(surface, {
    attempts: 150,
    fans: 25,
    stormers: 8,
    reporters: 20,
    ways: 1,
  })
  expect(faults).toEqual([])
}, 240_000)

test('a flood notices counts that were not kept, and strangers that anybody may delete what is another’s', async () => {
  const { owner } = surface.house.database
  const ground = await prepareGround(surface)
  await sql`alter table community.writings disable trigger writing_counted`.execute(owner)
  const flood = await floodWithComments(ground, { fans: 2, attempts: 6 })
  expect(flood.faults.some((fault) => fault.includes('are counted'))).toBe(true)
  await sql`alter table community.writings enable trigger writing_counted`.execute(owner)

  const { rows } = await sql<{ made: string }>`
    select pg_get_functiondef('community.delete_writing(uuid)'::regprocedure) as made`.execute(owner)
  const forgetful = rows[0]!.made.replace('writer_id = wall.viewer()', 'true')
  expect(forgetful).not.toBe(rows[0]!.made)
  await sql.raw(forgetful).execute(owner)
  const { faults } = await strangersFaults(ground)
  expect(faults.some((fault) => fault.includes('is no more as it was: community.writings'))).toBe(true)
}, 240_000)
