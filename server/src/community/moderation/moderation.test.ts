import { MODERATION_ACTS, type ModerationAct, type ModerationActKind } from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { asViewer, shutGate } from '../../wall/index.ts'
import { endAccount } from '../accounts/leave.ts'
import { refuseBanned } from './refuse-banned.ts'
import { openModeration } from './testing.ts'

const DAY = 86_400_000
const house = await testDatabase()
const stage = await openModeration(house)
afterAll(() => stage.close())

const reader = await stage.fan('reader')
const queue = async () =>
  (await stage.asCrew('publicist', 'GET /community/queue')).body as {
    items: { id: string; pattern: string; weight: number; reportCount: number; record: { trust: string } }[]
    beyond: number
  }
const strikes = async (fan: Awaited<ReturnType<typeof stage.fan>>) =>
  ((await stage.asFan(fan, `GET ${stage.front('/standing')}`)).body as { strikes: Strike[] }).strikes
interface Strike {
  act: string
  kind: string
  reason: string
  until: string | null
  text: string | null
  appeal: { outcome: string | null; answer: string | null } | null
}

test('every act leaves one line in the record, whoever did it and why; each that can be undone is', async () => {
  const fan = await stage.fan('walker')
  const [shown, held, reported] = [
    await stage.writes(fan, 'The lamp is lit'),
    await stage.writes(fan, 'Held back', { state: 'held' }),
    await stage.writes(fan, 'Somebody minds'),
  ]
  await stage.reports(reader, reported)
  const writerId = fan.viewerId
  const { threadId } = stage
  const removed = await stage.acts({
    kind: 'remove',
    writingId: await stage.writes(fan, 'Gone'),
    reason: 'abuse',
  })
  await stage.asFan(fan, `POST ${stage.front('/appeals')}`, { act: removed, text: 'It was a joke' })
  const restorable = await stage.writes(fan, 'Back again')
  await stage.reports(reader, restorable)
  await stage.acts({ kind: 'remove', writingId: restorable, reason: 'spam' })
  const walk: { [Kind in ModerationActKind]: Extract<ModerationAct, { kind: Kind }> } = {
    show: { kind: 'show', writingId: held },
    raise: { kind: 'raise', writingId: shown, points: [stage.second as StoryPointId] },
    dismiss: { kind: 'dismiss', writingId: reported },
    remove: { kind: 'remove', writingId: shown, reason: 'spoiler' },
    restore: { kind: 'restore', writingId: restorable },
    'remove-all': { kind: 'remove-all', writerId, reason: 'spam' },
    ban: { kind: 'ban', writerId, until: null, reason: 'abuse' },
    lift: { kind: 'lift', writerId },
    distrust: { kind: 'distrust', writerId },
    'trust-again': { kind: 'trust-again', writerId },
    close: { kind: 'close', threadId },
    open: { kind: 'open', threadId },
    slow: { kind: 'slow', threadId, seconds: 60 },
    'answer-appeal': { kind: 'answer-appeal', actId: removed, outcome: 'stands', answer: 'It was not' },
    undo: { kind: 'undo', actId: removed },
  }
  const stands = () =>
    sql<{ all: string }>`select jsonb_build_array(
      (select jsonb_agg(jsonb_build_array(id, state, gate_id) order by id) from community.writings),
      (select jsonb_agg(jsonb_build_array(id, outcome) order by id) from community.reports),
      (select jsonb_agg(jsonb_build_array(id, is_closed, slow_mode_s) order by id) from community.threads),
      (select count(*) from community.bans where lifted_at is null), (select count(*) from community.distrusted),
      (select jsonb_agg(jsonb_build_array(writing_id, act_id, reason) order by writing_id) from community.taken_down))::text as all`
      .execute(house.crew)
      .then(({ rows }) => rows[0]?.all)
  for (const kind of MODERATION_ACTS) {
    const before = await stands()
    const actId = await stage.acts(walk[kind], 'because')
    const { items } = (await stage.asCrew('counsel', 'GET /community/acts')).body as {
      items: Record<string, unknown>[]
    }
    expect(items[0], kind).toMatchObject({ id: actId, kind, by: 'Wren Okafor', note: 'because' })
    expect(items.filter(({ id }) => id === actId)).toHaveLength(1)
    if (kind === 'answer-appeal' || kind === 'undo') continue
    await stage.acts({ kind: 'undo', actId })
    expect(await stands(), kind).toBe(before)
    await expect(stage.acts({ kind: 'undo', actId })).rejects.toMatchObject({ type: 'already-decided' })
    // So that the acts that follow find what they need.
    if (kind === 'ban' || kind === 'distrust' || kind === 'close') await stage.acts(walk[kind])
  }
  await stage.acts({ kind: 'lift', writerId })
  await stage.acts({ kind: 'trust-again', writerId })
  await stage.acts({ kind: 'open', threadId })
  await expect(sql`update community.moderation_acts set by_name = ''`.execute(house.owner)).rejects.toThrow(
    /append-only/,
  )
  await expect(sql`delete from community.moderation_acts`.execute(house.crew)).rejects.toThrow(
    /permission denied/,
  )
  const csv = (await stage.asCrew('owner', 'GET /community/acts.csv')).text
  expect(csv.split('\r\n').filter(Boolean)).toHaveLength(
    1 +
      Number(
        (
          await sql<{ n: number }>`select count(*)::int as n from community.moderation_acts`.execute(
            house.crew,
          )
        ).rows[0]?.n,
      ),
  )
})

test('threads are listed whole, a page at a time, those written in latest first', async () => {
  await sql`insert into community.threads (production_id, kind, ref, gate_id)
    select ${stage.productionId}, 'post', gen_random_uuid(), ${stage.gateId} from generate_series(1, 230)`.execute(
    house.crew,
  )
  const pages: { id: string; lastAt: string | null }[][] = []
  for (let next: string | null = ''; next !== null;) {
    const after: string = next === '' ? '' : `?after=${encodeURIComponent(next)}`
    const { body } = await stage.asCrew('editor', `GET /community/threads${after}`)
    const page = body as { items: { id: string; lastAt: string | null }[]; next: string | null }
    pages.push(page.items)
    next = page.next
  }
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 31])
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(231)
  expect(pages.flat()[0]).toMatchObject({ id: stage.threadId, lastAt: expect.any(String) })
})

test('what is taken down is gone for all; its writer alone reads why, and appeals once', async () => {
  const fan = await stage.fan('striker')
  const writingId = await stage.writes(fan, 'CANARY of the striker')
  await stage.reports(reader, writingId)
  expect((await stage.reads(null)).text).toContain('CANARY of the striker')
  const act = await stage.acts({ kind: 'remove', writingId, reason: 'abuse' }, 'a secret note of crew')
  for (const viewerId of [null, reader.viewerId, fan.viewerId])
    expect((await stage.reads(viewerId)).text).not.toContain('CANARY of the striker')
  expect(await strikes(fan)).toMatchObject([
    { act, kind: 'taken-down', reason: 'abuse', text: 'CANARY of the striker', appeal: null },
  ])
  expect(JSON.stringify(await strikes(fan))).not.toMatch(/secret note|Wren/)
  expect(await strikes(reader)).toEqual([])
  expect((await stage.asFan(reader, `POST ${stage.front('/appeals')}`, { act, text: 'mine' })).status).toBe(
    404,
  )

  const words = { act, text: 'I quoted the second episode' }
  expect((await stage.asFan(fan, `POST ${stage.front('/appeals')}`, words)).status).toBe(201)
  expect((await stage.asFan(fan, `POST ${stage.front('/appeals')}`, words)).status).toBe(409)
  await stage.settle()
  const { items } = (await stage.asCrew('editor', 'GET /community/appeals')).body as { items: unknown[] }
  expect(items).toMatchObject([
    { actId: act, handle: 'striker', source: words.text, texts: ['CANARY of the striker'] },
  ])
  await stage.acts({ kind: 'answer-appeal', actId: act, outcome: 'taken-back', answer: 'You are right.' })
  const outcomes = await house.crew
    .selectFrom('community.reports')
    .select('outcome')
    .where('writingId', '=', writingId)
    .execute()
  expect(outcomes).toEqual([{ outcome: 'dismissed' }])
  expect(await strikes(fan)).toEqual([])
  expect((await stage.reads(null)).text).toContain('CANARY of the striker')
})

test('what waits for a point that the story has no more waits on: to raise it further opens it to nobody', async () => {
  const { productionId } = stage
  const gone = newId() as StoryPointId
  const point = { productionId, id: gone, name: 'The lost reel', after: [], publicAt: null }
  await house.crew.insertInto('production.storyPoints').values(point).execute()
  const writingId = await stage.writes(await stage.fan('of.the.reel'), 'It is in the reel')
  await stage.acts({ kind: 'raise', writingId, points: [gone] })
  const readers = async () =>
    asViewer(house.fan, reader.viewerId, (seen) =>
      seen.selectFrom('community.writings').select('id').where('id', '=', writingId).execute(),
    )
  expect(await readers()).toEqual([])
  await house.crew.deleteFrom('production.storyPoints').where('id', '=', gone).execute()
  await expect(
    stage.acts({ kind: 'raise', writingId, points: [stage.second as StoryPointId] }),
  ).rejects.toMatchObject({ type: 'no-such-story-point' })
  expect(await readers()).toEqual([])
})

test('a raised writing takes all below it along, and counts follow for everybody', async () => {
  const [fan, ahead] = [await stage.fan('raised'), await stage.fan('ahead', [stage.second])]
  const top = await stage.writes(fan, 'top')
  const below = await stage.writes(ahead, 'below', { below: top })
  const before = { ahead: await stage.reads(ahead.viewerId), reader: await stage.reads(reader.viewerId) }
  await stage.acts({ kind: 'raise', writingId: below, points: [stage.first as StoryPointId] })
  await stage.acts({ kind: 'raise', writingId: top, points: [stage.second as StoryPointId] })
  const [now, theirs] = [await stage.reads(reader.viewerId), await stage.reads(ahead.viewerId)]
  for (const id of [top, below]) {
    expect(now.ids).not.toContain(id)
    expect(theirs.ids).toContain(id)
  }
  expect(now.count).toBe(before.reader.count - 2)
  expect(theirs.count).toBe(before.ahead.count)
  // A writer sees their own, wherever it lies.
  expect((await stage.reads(fan.viewerId)).ids).toContain(top)
  const { rows } = await sql<{ gates: number }>`
    select count(distinct gate_id)::int as gates from community.writings where id in (${top}, ${below})`.execute(
    house.crew,
  )
  expect(rows[0]?.gates).toBe(1)
})

test('who is banned reads on and writes nothing, until its end', async () => {
  const fan = await stage.fan('banned')
  const until = instant(house.clock.now() + DAY)
  await stage.acts({ kind: 'ban', writerId: fan.viewerId, until, reason: 'hate' })
  expect(await stage.mayWrite(fan)).toBe(false)
  const told = asViewer(house.fan, fan.viewerId, (seen) => refuseBanned(seen, stage.productionId))
  await expect(told).rejects.toMatchObject({
    type: 'kept-from-writing',
    facts: { until: new Date(until).toISOString() },
  })
  expect((await stage.reads(fan.viewerId)).ids.length).toBeGreaterThan(0)
  expect(await strikes(fan)).toMatchObject([
    { kind: 'ban', reason: 'hate', until: new Date(until).toISOString(), appeal: null },
  ])
  await house.clock.set(until)
  expect(await stage.mayWrite(fan)).toBe(true)
  expect(await strikes(fan)).toEqual([])
  await stage.acts({ kind: 'ban', writerId: fan.viewerId, until: null, reason: 'hate' })
  expect(await stage.mayWrite(fan)).toBe(false)
  await stage.acts({ kind: 'lift', writerId: fan.viewerId })
  expect(await stage.mayWrite(fan)).toBe(true)
})

test('a thousand reports by new accounts hide nothing, stand in the queue once, and crew are told what they look like', async () => {
  const fan = await stage.fan('stormed')
  const writingId = await stage.writes(fan, 'I did not like the ending')
  await sql`
    with storm as (
      insert into wall.viewers (id, account_id) select gen_random_uuid(), gen_random_uuid()::text from generate_series(1, 1000)
      returning id)
    insert into community.reports (id, production_id, writing_id, reporter_id, reason)
    select gen_random_uuid(), ${stage.productionId}, ${writingId}, id, 'abuse' from storm`.execute(house.crew)
  expect((await stage.reads(null)).ids).toContain(writingId)
  const waits = (await queue()).items.filter(({ id }) => id === writingId)
  expect(waits).toMatchObject([{ reportCount: 1000, pattern: 'mass', weight: 0.5, record: { trust: 'new' } }])
  await stage.acts({ kind: 'dismiss', writingId })
  expect((await queue()).items.map(({ id }) => id)).not.toContain(writingId)
})

test('reports by somebody distrusted bring nothing to the queue', async () => {
  const [fan, crier] = [await stage.fan('quiet.one'), await stage.fan('crier')]
  const writingId = await stage.writes(fan, 'A harmless remark')
  await stage.acts({ kind: 'distrust', writerId: crier.viewerId })
  await stage.reports(crier, writingId)
  expect((await queue()).items.map(({ id }) => id)).not.toContain(writingId)
  await stage.reports(reader, writingId)
  expect((await queue()).items.map(({ id }) => id)).toContain(writingId)
  await stage.acts({ kind: 'dismiss', writingId })
})

test('what waits makes one task, gone with the last of it; behind the wall it is told as far as the asker is', async () => {
  const fan = await stage.fan('waiting')
  const held = [
    await stage.writes(fan, 'one', { state: 'held' }),
    await stage.writes(fan, 'two', { state: 'held' }),
  ]
  await stage.settle()
  const tasks = () =>
    house.crew
      .selectFrom('production.tasks')
      .select(['facts', 'doneAt'])
      .where('kind', '=', 'community-waits')
      .execute()
  const open = async () => (await tasks()).filter(({ doneAt }) => doneAt === null)
  expect(await open()).toMatchObject([{ facts: { waiting: (await queue()).items.length } }])
  await stage.acts({ kind: 'raise', writingId: held[0]!, points: [stage.second as StoryPointId] })
  const safe = (await stage.asCrew('publicist', 'GET /community/queue?unspoiled=1')).body as Awaited<
    ReturnType<typeof queue>
  >
  expect(safe.items.map(({ id }) => id)).not.toContain(held[0])
  expect(safe.beyond).toBe(1)
  for (const { id } of (await queue()).items)
    await stage.acts({ kind: 'remove', writingId: id, reason: 'other' })
  expect(await open()).toEqual([])
})

test('the text of what was taken down is erased when its time has come, and cannot come back', async () => {
  const fan = await stage.fan('forgotten')
  const writingId = await stage.writes(fan, 'CANARY to be erased')
  const actId = await stage.acts({ kind: 'remove', writingId, reason: 'private-details' })
  await house.clock.advance(30 * DAY)
  await stage.alarms.settled()
  const text = await sql<{
    all: string
  }>`select string_agg(source || html, '') as all from community.writings`.execute(house.crew)
  expect(text.rows[0]?.all).not.toContain('CANARY to be erased')
  await expect(stage.acts({ kind: 'restore', writingId })).rejects.toMatchObject({ type: 'text-erased' })
  await stage.acts({ kind: 'undo', actId })
  expect((await stage.reads(null)).ids).not.toContain(writingId)
})

test('whoever leaves the house leaves no word of theirs in what crew keep', async () => {
  const fan = await stage.fan('leaver')
  const other = await stage.writes(await stage.fan('stays'), 'nothing')
  const act = await stage.acts(
    { kind: 'remove', writingId: await stage.writes(fan, 'CANARY left'), reason: 'abuse' },
    'CANARY note',
  )
  await stage.asFan(fan, `POST ${stage.front('/appeals')}`, { act, text: 'CANARY appeal' })
  await sql`insert into community.reports (id, production_id, writing_id, reporter_id, reason, words)
    values (gen_random_uuid(), ${stage.productionId}, ${other}, ${fan.viewerId}, 'abuse', 'CANARY report')`.execute(
    house.crew,
  )
  await endAccount({ db: house.crew }, fan.accountId)
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'community'`.execute(house.owner)
  for (const { name } of tables) {
    const { rows } =
      await sql`select 1 from ${sql.raw(name)} t where t::text ~ ${`CANARY|leaver|${fan.viewerId}`} and t::text !~ 'CANARY of the striker'`.execute(
        house.owner,
      )
    expect(rows, name).toEqual([])
  }
  const { items } = (await stage.asCrew('owner', 'GET /community/acts')).body as {
    items: { id: string; handle: unknown }[]
  }
  expect(items.find(({ id }) => id === act)).toMatchObject({ handle: null, note: '' })
})

test('a recalled post takes its thread along at the same commit', async () => {
  const fan = await stage.fan('below.it')
  await stage.acts({ kind: 'remove', writingId: await stage.writes(fan, 'taken down'), reason: 'abuse' })
  await house.crew
    .transaction()
    .execute((trx) => shutGate(trx, { gateId: stage.gateId, because: 'recalled' }))
  for (const viewerId of [null, fan.viewerId])
    expect(await stage.reads(viewerId)).toMatchObject({ ids: [], count: 0 })
  expect(await strikes(fan)).toEqual([])
  await sql`update wall.gates set standing = 'stands' where id = ${stage.gateId}`.execute(house.crew)
})

test('for a fan nothing of it exists; editor and counsel read, a contributor does not', async () => {
  const fan = await stage.fan('intruder')
  const routes = stage.api.routes.filter(
    ({ path, method }) => path.startsWith('/productions/') && method !== 'ALL',
  )
  expect(routes.length).toBeGreaterThan(18)
  for (const { method, path } of routes) {
    const at = path.replace(':production', stage.slug).replace(/:\w+/g, fan.viewerId)
    const body =
      method === 'GET' || method === 'DELETE'
        ? undefined
        : {
            act: { kind: 'lift', writerId: fan.viewerId },
            csv: 'x',
            text: 'x',
            word: 'x',
            about: 'spam',
            name: 'x',
            event: 'x',
            pointId: stage.first,
            kind: 'crew',
            handle: 'x',
          }
    expect((await stage.asFan(fan, `${method} ${at}`, body)).status, `${method} ${path}`).toBe(404)
  }
  for (const role of ['editor', 'counsel'] as const) {
    expect((await stage.asCrew(role, 'GET /community/queue')).status).toBe(200)
    const lift = { act: { kind: 'lift', writerId: fan.viewerId } }
    expect((await stage.asCrew(role, 'POST /community/acts', lift)).status).toBe(403)
  }
  expect((await stage.asCrew('contributor', 'GET /community/queue')).status).toBe(403)
})
