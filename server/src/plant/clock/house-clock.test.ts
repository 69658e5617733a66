import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { silentLog } from '../log/index.ts'
import { openClock, setManual } from './index.ts'

const house = await testDatabase()
const ports = { db: house.crew, listen: house.listen, log: silentLog }

test('a real clock agrees with the database and is never ahead of it', async () => {
  const clock = await openClock(ports, 'real')
  const ours = clock.now()
  const { rows } = await sql<{ now: number }>`select wall.now() as now`.execute(house.crew)
  expect(clock.isManual()).toBe(false)
  expect(rows[0]?.now).toBeGreaterThanOrEqual(ours)
  expect((rows[0]?.now ?? 0) - ours).toBeLessThan(1000)
  await clock.close()
})

test('every process follows a manual clock, and so do the policies', async () => {
  const here = await openClock(ports, 'manual')
  const there = await openClock(ports, 'manual')
  expect(here.now()).toBe(there.now())
  const opening = instant(Date.UTC(2027, 0, 1))
  await house.crew.transaction().execute((trx) => setManual(trx, opening))
  await expect.poll(() => [here.now(), there.now()]).toEqual([opening, opening])
  const { rows } = await sql`select wall.now() as now`.execute(house.fan)
  expect(rows).toEqual([{ now: opening }])
  await here.close()
  await there.close()
})

test('a manual clock stands where it was left at the next start', async () => {
  const left = instant(Date.UTC(2027, 5, 1))
  await house.crew.transaction().execute((trx) => setManual(trx, left))
  const clock = await openClock(ports, 'manual')
  expect(clock.now()).toBe(left)
  await clock.close()
})

test('a database once run with a manual clock says so for ever', async () => {
  await (await openClock(ports, 'manual')).close()
  const clock = await openClock(ports, 'real')
  expect(clock.isManual()).toBe(false)
  expect(clock.wasEverManual()).toBe(true)
  await clock.close()
})
