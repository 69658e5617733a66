import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Database } from '../../schema/index.ts'
import { prepareContext } from './context.ts'
import { at, newId, randomId, readingIn } from './index.ts'
import { kyselyOver } from './kysely.ts'
import { prepareWhatRecurs } from './prepared.ts'
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

const viewing = (viewerId: string, setting = 'stagedoor.viewer') => ({ setting, value: viewerId })

test.each([
  ['that parse the context once', true],
  ['that could not', false],
])(
  'many who share two sessions %s are each told of themselves alone, whatever failed before them',
  async (_sessions, isPrepared) => {
    const pool = new pg.Pool({ ...house.connection('fan'), max: 2 })
    pool.on('connect', (client) => {
      prepareWhatRecurs(client)
      if (isPrepared) prepareContext(client)
    })
    const fan = kyselyOver<Database>(pool)
    const viewers = Array.from({ length: 9 }, () => randomId())
    const untold = viewing(randomId(), 'no such setting')
    // What cannot be told fails before the statement behind it is parsed.
    await whoAsks(fan, 0)
    await expect(whoAsks(readingIn(fan, untold), 0)).rejects.toThrow(/configuration parameter/)
    expect(await whoAsks(readingIn(fan, viewing(viewers[0]!)), 0)).toEqual([{ viewer: viewers[0], asked: 0 }])
    const asked = Array.from({ length: 400 }, async (_one, index) => {
      const viewerId = viewers[index % 11] ?? null
      const seen = viewerId === null ? fan : readingIn(fan, viewing(viewerId))
      switch (index % 5) {
        case 0:
          return expect(whoAsks(readingIn(fan, untold), index)).rejects.toThrow(/configuration parameter/)
        // Fails as it runs; and as it is parsed.
        case 1:
          return expect(sql`select 1 / ${index - index}::int`.execute(seen)).rejects.toThrow(/by zero/)
        case 2:
          return expect(sql`select nothing from nowhere where ${index} = 1`.execute(seen)).rejects.toThrow(
            /does not exist/,
          )
        default:
          expect(await whoAsks(seen, index)).toEqual([{ viewer: viewerId, asked: index }])
      }
    })
    await Promise.all(asked)
    expect(await whoAsks(fan, 1)).toEqual([{ viewer: null, asked: 1 }])
    await fan.destroy()
  },
)

async function whoAsks(seen: typeof house.fan, index: number) {
  const { rows } = await sql`select wall.viewer() as viewer, ${index}::int as asked`.execute(seen)
  return rows
}

test('what is asked in a context changes nothing, and begins no transaction that could stay open', async () => {
  const told = readingIn(house.crew, viewing(randomId()))
  await expect(sql`update plant.house set sealed_at = now()`.execute(told)).rejects.toThrow(/read-only/)
  await expect(
    sql`with may as materialized (select set_config('transaction_read_only', 'off', true))
      select pg_notify(set_config, '') from may`.execute(told),
  ).rejects.toThrow(/transaction/)
  await expect(told.transaction().execute((trx) => whoAsks(trx, 1))).rejects.toThrow(TypeError)
  await expect(sql`set stagedoor.viewer = 'x'`.execute(told)).rejects.toThrow(TypeError)
  expect(await whoAsks(house.crew, 1)).toEqual([{ viewer: null, asked: 1 }])
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
