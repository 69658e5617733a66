import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { instant } from '@stagedoor/core/time'
import { testDatabase } from '../plant/db/testing.ts'
import { startProduction } from '../production/index.ts'
import { createGate, shutGate } from './index.ts'

const house = await testDatabase()
const OURS = sql`n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`

/** Everything with rows that a fan may read, whole or in some columns. */
const READABLE = sql`
  c.relkind in ('r', 'p', 'v', 'm', 'f') and ${OURS}
  and (has_table_privilege(${house.roles.fan}, c.oid, 'select') or has_any_column_privilege(${house.roles.fan}, c.oid, 'select'))`

test('each table that a fan may read is forced under a policy of the fan role, each view asks as its reader', async () => {
  const { rows } = await sql<{ name: string; isBehindTheWall: boolean }>`
    select n.nspname || '.' || c.relname as name,
      case when c.relkind in ('r', 'p') then
        c.relrowsecurity and c.relforcerowsecurity and exists (
          select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')
            and ${house.roles.fan}::regrole::oid = any (p.polroles)
            and p.polroles <@ array[${house.roles.fan}::regrole::oid, ${house.roles.search}::regrole::oid])
        and not exists (
          select from pg_policy p where p.polrelid = c.oid and (0 = any (p.polroles) or pg_get_expr(p.polqual, p.polrelid) = 'true')
            and (0 = any (p.polroles) or ${house.roles.fan}::regrole::oid = any (p.polroles)))
      when c.relkind = 'v' then coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false)
      else false end as is_behind_the_wall
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${READABLE} order by 1`.execute(
    house.owner,
  )
  expect(rows.filter(({ isBehindTheWall }) => !isBehindTheWall)).toEqual([])
  expect(rows.map(({ name }) => name)).toEqual([
    'community.answer_clips',
    'community.badges',
    'community.follows',
    'community.notice_settings',
    'community.notice_topics',
    'community.notices',
    'community.push_devices',
    'community.questions',
    'community.seal_openings',
    'community.seals',
    'community.session_answerers',
    'community.sessions',
    'community.settings',
    'community.spotlights',
    'community.tallies',
    'community.theory_marks',
    'community.threads',
    'community.votes',
    'community.writers',
    'community.writings',
    'production.front_pages',
    'production.story_labels',
    'publish.actors',
    'publish.feed_entries',
    'publish.key_art',
    'publish.notes',
    'publish.post_credits',
    'publish.posts',
    'publish.shared_posts',
    'wall.gates',
  ])
})

test('a fan may write nowhere, own nothing and make nothing', async () => {
  const { rows } = await sql<{ what: string }>`
    select 'writes ' || c.oid::regclass as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${OURS} and c.relkind in ('r', 'p', 'v', 'f') and (
        has_table_privilege(${house.roles.fan}, c.oid, 'insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege(${house.roles.fan}, c.oid, 'insert, update, references'))
    union all
    select 'counts ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${OURS} and case c.relkind when 'S' then has_sequence_privilege(${house.roles.fan}, c.oid, 'usage, select, update') else false end
        and has_schema_privilege(${house.roles.fan}, n.oid, 'usage')
    union all
    select 'owns ' || c.oid::regclass from pg_class c where c.relowner = ${house.roles.fan}::regrole
    union all
    select 'makes in ' || n.nspname from pg_namespace n where ${OURS} and has_schema_privilege(${house.roles.fan}, n.oid, 'create')
    union all
    select 'is a member of ' || roleid::regrole from pg_auth_members where member = ${house.roles.fan}::regrole`.execute(
    house.owner,
  )
  expect(rows).toEqual([])
})

test('of the functions that act with their maker’s power a fan may call these, which tell of the house and of themselves alone or ask the wall', async () => {
  const { rows } = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and p.prosecdef and has_schema_privilege(${house.roles.fan}, n.oid, 'usage')
      and has_function_privilege(${house.roles.fan}, p.oid, 'execute') order by 1`.execute(house.owner)
  expect(rows.map(({ name }) => name)).toEqual([
    'community.about_writings(uuid[])',
    'community.answer(uuid,uuid,uuid[],text,text,text)',
    'community.appeal(uuid,text)',
    'community.ask(uuid,uuid,uuid[],text,text,jsonb)',
    'community.asked_by_me(uuid)',
    'community.choose_notices(jsonb,text,integer,integer,text,integer,integer,boolean,timestamp with time zone)',
    'community.comment(uuid,uuid,uuid,uuid[],bigint,text,text,jsonb)',
    'community.declined_to_me(uuid)',
    'community.delete_writing(uuid)',
    'community.drop_device(uuid)',
    'community.edit_writing(uuid,uuid[],text,text,jsonb)',
    'community.follow(text,uuid,uuid,text)',
    'community.is_out(uuid)',
    'community.keep_device(uuid,text,text,text,text,text)',
    'community.lay_on_desk(uuid,text,text)',
    'community.mark_facts(uuid)',
    'community.mark_theory(uuid,text,boolean)',
    'community.may_write(uuid)',
    'community.my_badge(uuid)',
    'community.my_desk(uuid)',
    'community.my_held(uuid,text)',
    'community.my_silences()',
    'community.my_theories(uuid)',
    'community.react(uuid,text,boolean)',
    'community.report(uuid,uuid,text,text)',
    'community.rewrite_answer(uuid,text,text)',
    'community.seal_theory(uuid,uuid,text,text,bytea,boolean)',
    'community.sealed_reply_waits(timestamp with time zone)',
    'community.see_notices(timestamp with time zone)',
    'community.shut_to_viewer()',
    'community.silence(text,text)',
    'community.strikes(uuid)',
    'community.take_back(uuid)',
    'community.theory_facts(uuid)',
    'community.thread_at(text,uuid)',
    'community.unfollow(text)',
    'community.unheard()',
    'community.vote(uuid,boolean)',
    'community.withdraw_theory(uuid)',
    'community.write(uuid,uuid,uuid,text,uuid[],bigint,text,text,text)',
    'wall.find_texts(uuid,text,integer)',
    'wall.is_grown()',
    'wall.is_member()',
    'wall.is_sealed()',
    'wall.made_audiences()',
    'wall.made_for()',
    'wall.made_moment()',
    'wall.now()',
    'wall.passed()',
    'wall.passed_before()',
  ])
})

test('backstage does not exist for a fan, in any schema', async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and ${OURS} and not (${READABLE})`.execute(house.owner)
  expect(tables.length).toBeGreaterThan(30)
  for (const { name } of tables)
    await expect(sql`select 1 from ${sql.raw(name)} limit 1`.execute(house.fan)).rejects.toThrow(
      /permission denied/,
    )
})

test('a fan cannot become anybody else', async () => {
  const { crew, owner, worker, auth, search } = house.roles
  for (const role of [crew, owner, worker, auth, search, 'postgres'])
    for (const become of ['set role', 'set session authorization'])
      await expect(sql`${sql.raw(become)} ${sql.id(role)}`.execute(house.fan)).rejects.toThrow(
        /permission denied/,
      )
  await expect(sql`alter role ${sql.id(house.roles.fan)} bypassrls`.execute(house.fan)).rejects.toThrow()
  await expect(sql`set row_security = off; select * from wall.gates`.execute(house.fan)).rejects.toThrow()
  await expect(sql`update wall.gates set standing = 'stands'`.execute(house.fan)).rejects.toThrow(
    /permission denied/,
  )
})

test('a fan of whom nothing is known sees what is open to all, and nothing else', async () => {
  const now = house.clock.now()
  const film = { title: 'Saltlight', kind: 'film', zone: 'Europe/Oslo', ownerId: null }
  const open = await startProduction({ db: house.crew, clock: house.clock }, film)
  const [soon, crew, shut] = await house.crew.transaction().execute(async (trx) => {
    const of = { productionId: open.id, audience: 'public' as const, opensAt: now }
    const gates = [
      await createGate(trx, { ...of, opensAt: now + 1 }),
      await createGate(trx, { ...of, audience: 'crew' }),
      await createGate(trx, of),
    ]
    await shutGate(trx, { gateId: gates[2]!, because: 'recalled' })
    return gates
  })
  const seen = async () =>
    (await house.fan.selectFrom('wall.gates').select('id').execute()).map(({ id }) => id)
  const front = await house.crew
    .selectFrom('production.frontPages')
    .select('gateId')
    .where('slug', '=', open.slug)
    .executeTakeFirstOrThrow()
  expect(await seen()).toEqual([front.gateId])
  await house.clock.set(instant(now + 1))
  expect(new Set(await seen())).toEqual(new Set([front.gateId, soon]))
  for (const hidden of [crew, shut]) expect(await seen()).not.toContain(hidden)
})

test('a sealed house shows a fan nothing', async () => {
  await house.crew.updateTable('plant.house').set({ sealedAt: new Date() }).execute()
  expect(await house.fan.selectFrom('wall.gates').select('id').execute()).toEqual([])
  expect(await house.fan.selectFrom('production.frontPages').select('slug').execute()).toEqual([])
  await house.crew.updateTable('plant.house').set({ sealedAt: null }).execute()
  expect(await house.fan.selectFrom('production.frontPages').select('slug').execute()).toHaveLength(1)
})
