import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { BELONGINGS } from './belongings.ts'

const house = await testDatabase()

test('every column that names a fan, an account of one or something they wrote is on the list', async () => {
  const { rows } = await sql<{ place: string }>`
    select n.nspname || '.' || c.relname || '.' || a.attname as place
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname in ('community', 'wall', 'plant', 'publish', 'production')
      -- An account at a platform is the production's, or one of its people's, not a fan's.
      and c.oid not in ('publish.accounts'::regclass, 'publish.account_doors'::regclass, 'publish.deliveries'::regclass,
        'publish.look_pauses'::regclass, 'publish.person_accounts'::regclass)
      and (a.attname in ('account_id', 'handle', 'writer_id', 'viewer_id')
        or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
          and k.confrelid in ('wall.viewers'::regclass, 'community.writers'::regclass, 'community.writings'::regclass)))
    order by 1`.execute(house.owner)
  const listed = new Set(
    BELONGINGS.flatMap(({ table, column, besides = [] }) =>
      [column, ...besides].map((one) => `${table}.${one}`),
    ),
  )
  expect(rows.map(({ place }) => place).filter((place) => !listed.has(place))).toEqual([])
})

test('what is given and what ends is spelt as the schema has it', async () => {
  const { crew } = house
  for (const { table, column, exported, ending } of BELONGINGS) {
    const columns = exported.length === 0 ? '1' : exported.join(', ')
    await sql`select ${sql.raw(columns)} from ${sql.table(table)} where ${sql.ref(column)} is null`.execute(
      crew,
    )
    if (ending.kind === 'emptied')
      await sql`update ${sql.table(table)} set ${sql.raw(ending.set)} where false`.execute(crew)
  }
})
