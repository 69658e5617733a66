import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { at, newId } from './index.ts'
import { testDatabase } from './testing.ts'

const house = await testDatabase()

test('an instant comes back from a row as the moment that went in, and compares in SQL', async () => {
  const now = house.clock.now()
  const { rows } = await sql<{ now: number; isSame: boolean; several: number[] }>`
    select ${at(now)} as now, ${at(now)} = wall.now() as is_same, array[${at(now)}] as several`.execute(
    house.crew,
  )
  expect(rows).toEqual([{ now, isSame: true, several: [now] }])
})

test('an instant is the same moment whatever zone the session speaks', async () => {
  await house.crew.connection().execute(async (session) => {
    await sql`set timezone to 'Asia/Kathmandu'`.execute(session)
    const { rows } = await sql<{ now: number }>`select wall.now() as now`.execute(session)
    expect(rows[0]?.now).toBe(house.clock.now())
  })
})

test('a bare number is refused as a moment', async () => {
  await expect(sql`select ${house.clock.now()}::timestamptz`.execute(house.crew)).rejects.toThrow(
    /out of range/,
  )
})

test('flicks are exact numbers, and one that cannot be is an error', async () => {
  const longest = Number.MAX_SAFE_INTEGER
  const { rows } = await sql<{ longest: number; several: number[] }>`
    select ${longest}::bigint as longest, array[1, null, ${longest}]::bigint[] as several`.execute(house.crew)
  expect(rows).toEqual([{ longest, several: [1, null, longest] }])
  await expect(sql`select ${longest}::bigint + 1 as more`.execute(house.crew)).rejects.toThrow('exact number')
})

test('a date of the trade stays a date', async () => {
  const { rows } = await sql`select date '2026-03-03' as shooting_day`.execute(house.crew)
  expect(rows).toEqual([{ shootingDay: '2026-03-03' }])
})

test('keys inside JSON keep their own spelling', async () => {
  const { rows } = await sql`select '{"from_set": {"a_b": 1}}'::jsonb as evidence_body`.execute(house.crew)
  expect(rows).toEqual([{ evidenceBody: { from_set: { a_b: 1 } } }])
})

test('each pool is its own login role, and none of them passes through policies', async () => {
  for (const role of ['owner', 'crew', 'worker', 'fan'] as const) {
    const { rows } = await sql`
      select current_user as name, session_user as login, rolsuper or rolbypassrls as is_unbound
      from pg_roles where rolname = current_user`.execute(house[role])
    expect(rows).toEqual([{ name: house.roles[role], login: house.roles[role], isUnbound: false }])
  }
})

test('the fan role is a member of nothing and cannot become anybody else', async () => {
  const { rows } = await sql`
    select from pg_auth_members where member = ${house.roles.fan}::regrole`.execute(house.owner)
  expect(rows).toEqual([])
  for (const role of [house.roles.crew, house.roles.owner, 'postgres']) {
    await expect(sql`set role ${sql.id(role)}`.execute(house.fan)).rejects.toThrow('permission denied')
  }
})

test('a fan cannot keep the server busy for long', async () => {
  const { rows } = await sql`select current_setting('statement_timeout') as longest`.execute(house.fan)
  expect(rows).toEqual([{ longest: '10s' }])
})

test('a notice reaches whoever listens', async () => {
  const heard: string[] = []
  const stop = await house.listen('dailies', { heard: (payload) => heard.push(payload) })
  await sql`select pg_notify('dailies', 'day 12')`.execute(house.crew)
  await expect.poll(() => heard).toEqual(['day 12'])
  await stop()
})

test('whoever listens is told after a lost connection, and hears again', async () => {
  const heard: string[] = []
  let connections = 0
  const stop = await house.listen('calendar', {
    heard: (payload) => heard.push(payload),
    connected: () => connections++,
  })
  const before = connections
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'stagedoor listener' and datname = current_database()`.execute(house.worker)
  await expect.poll(() => connections).toBeGreaterThan(before)
  await sql`select pg_notify('calendar', 'moved')`.execute(house.crew)
  await expect.poll(() => heard).toEqual(['moved'])
  await stop()
})

test('an id made in a later millisecond sorts after', async () => {
  const first = newId()
  await new Promise((resolve) => setTimeout(resolve, 2))
  expect(newId() > first).toBe(true)
})
