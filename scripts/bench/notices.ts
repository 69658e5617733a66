import { createECDH, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { tellFans } from '../../server/src/community/notices/deliver.ts'
import { unreadOf } from '../../server/src/community/notices/news.ts'
import { spreadStep } from '../../server/src/community/notices/spread-notices.ts'
import { writeNotice } from '../../server/src/community/notices/write-notice.ts'
import type { House } from '../../server/src/house.ts'
import { Push } from '../../server/src/plant/push/index.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { asViewer } from '../../server/src/wall/index.ts'
import { inBenchHouse } from './bench-house.ts'
import { type Bench, type Figure, quantile } from './figure.ts'

const FOLLOWERS = 100_000
const TOLD = 2_000
const CRAFTS = 20
const BEFORE = 2_000
const LOOKS = 300

/** News of a production that a hundred thousand follow: what it costs to write, to count for one, and to send. */
export const notices: Bench = {
  name: 'notices',
  against: 'a table with a row for every follower and notice, counted by its index',
  run: () =>
    inBenchHouse(async (house) => {
      const work = { ...house, db: house.worker }
      const productionId = await followedProduction(house)
      const news = (topics: readonly { kind: 'production' | 'craft'; name: string }[]) =>
        house.worker.transaction().execute((trx) =>
          writeNotice(trx, {
            productionId,
            kind: 'session',
            refKind: 'point',
            ref: crypto.randomUUID(),
            topics: topics.map((topic) => ({ ...topic, ref: null })),
          }),
        )
      for (let count = 0; count < BEFORE; count += 1)
        await news([{ kind: 'craft', name: `craft-${count % CRAFTS}` }])
      await sql`update community.notices set is_spread = true`.execute(house.worker)
      await sql`analyze`.execute(house.database.owner)

      const written = await timed(() => news([{ kind: 'production', name: '' }]))
      const steps: number[] = []
      for (;;) {
        let isOver = false
        steps.push(await timed(async () => (isOver = !(await spreadStep(work, house.clock.now())))))
        if (isOver) break
      }
      const counted = await counting(house)
      const told = await timed(() =>
        tellFans({ ...work, push: deafPush(house) }, { signal: new AbortController().signal }),
      )
      const plain = (name: string, value: number, [unit, goal]: [unit: string, goal: string]): Figure => ({
        name,
        value,
        unit,
        reference: null,
        ratio: null,
        goal,
      })
      return [
        plain('notice-written', written, ['ms', '<= 50']),
        plain('followers-found', steps.reduce((sum, ms) => sum + ms, 0) / 1000, ['s', '<= 10']),
        plain('longest-step', Math.max(...steps), ['ms', '<= 250']),
        ...counted,
        plain('devices-told', TOLD / (told / 1000), ['1/s', '>= 50']),
      ]
    }),
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

/** A production that everybody follows; some have a device, and some follow many crafts besides. */
async function followedProduction(house: House): Promise<string> {
  const { id } = await startProduction(house, { title: 'Bench', kind: 'film', zone: 'UTC', ownerId: null })
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const { worker: db } = house
  await sql`insert into wall.viewers (id, account_id) select gen_random_uuid(), gen_random_uuid()
    from generate_series(1, ${FOLLOWERS})`.execute(db)
  await sql`insert into community.follows (viewer_id, topic, production_id, kind, since)
    select id, community.topic_of('production', ${id}::uuid, null, ''), ${id}, 'production', 'epoch' from wall.viewers`.execute(
    db,
  )
  await sql`insert into community.follows (viewer_id, topic, production_id, kind, name, since)
    select v.id, community.topic_of('craft', ${id}::uuid, null, 'craft-' || c), ${id}, 'craft', 'craft-' || c, 'epoch'
    from (select id from wall.viewers order by id limit ${LOOKS}) v, generate_series(0, ${CRAFTS - 1}) c`.execute(
    db,
  )
  await sql`insert into community.notice_settings (viewer_id, mail_told_until, push_told_until)
    select id, 'epoch', 'epoch' from wall.viewers`.execute(db)
  await sql`insert into community.push_devices (id, viewer_id, endpoint, endpoint_digest, p256dh, auth, server_key)
    select gen_random_uuid(), id, 'https://push.example.org/' || id, sha256(convert_to(id::text, 'UTF8')),
      ${ecdh.getPublicKey('base64url')}, ${randomBytes(16).toString('base64url')}, ${deafPush(house).publicKey}
    from (select id from wall.viewers order by id desc limit ${TOLD}) v`.execute(db)
  return id
}

// Everything but the network: each message is sealed and signed.
function deafPush({ key, site }: House): Push {
  return new Push({
    key: key.derive('web push'),
    site,
    outgoing: { takes: () => true, post: async () => ({ status: 201, headers: {} }) },
  })
}

async function counting(house: House): Promise<Figure[]> {
  const { rows: viewers } = await sql<{
    id: string
  }>`select id from wall.viewers order by id limit ${LOOKS}`.execute(house.worker)
  await sql`create table community.bench_rows (viewer_id uuid, made_at timestamptz, is_read boolean)`.execute(
    house.database.owner,
  )
  await sql`insert into community.bench_rows
    select f.viewer_id, t.made_at, false from community.follows f join community.notice_topics t on t.topic = f.topic
    where f.viewer_id in (select id from wall.viewers order by id limit ${LOOKS})`.execute(
    house.database.owner,
  )
  await sql`create index on community.bench_rows (viewer_id, made_at desc)`.execute(house.database.owner)
  await sql`analyze community.bench_rows`.execute(house.database.owner)
  const now = house.clock.now()
  const walled: number[] = []
  const bare: number[] = []
  const seldom: number[] = []
  const unread = (id: string) => timed(() => asViewer(house.fan, id, (seen) => unreadOf(seen, id, now)))
  for (const { id } of viewers) {
    seldom.push(await unread(id))
    await sql`update community.notice_settings set seen_until = (
      select made_at - interval '1 millisecond' from community.notices order by made_at desc offset 3 limit 1)
      where viewer_id = ${id}`.execute(house.worker)
    walled.push(await unread(id))
    bare.push(
      await timed(() =>
        sql`select count(*) from (select 1 from community.bench_rows where viewer_id = ${id} and not is_read
          order by made_at desc limit 21) found`.execute(house.database.owner),
      ),
    )
  }
  const figure = (name: string, share: number, times = walled): Figure => {
    const [value, reference] = [quantile(times, share), quantile(bare, share)]
    return {
      name,
      value,
      unit: 'ms',
      reference,
      ratio: value / reference,
      goal: share === 0.5 ? '<= 10 ms' : '<= 40 ms',
    }
  }
  return [
    figure('unread-p50', 0.5),
    figure('unread-p99', 0.99),
    { ...figure('unread-long-away', 0.5, seldom), goal: '<= 40 ms' },
  ]
}
