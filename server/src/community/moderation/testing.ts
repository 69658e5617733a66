import { OpenAPIHono } from '@hono/zod-openapi'
import type { ModerationAct } from '@stagedoor/core/community'
import type { Role } from '@stagedoor/core/production'
import { sql } from 'kysely'
import { tellStoryPoint } from '../../clearance/index.ts'
import { openSaltlight, wren } from '../../clearance/testing.ts'
import { Alarms } from '../../plant/alarms/index.ts'
import { openClock } from '../../plant/clock/index.ts'
import { newId, randomId } from '../../plant/db/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { Events } from '../../plant/events/index.ts'
import { type ApiEnv, type Identity, onApiError, siteAt } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { asViewer, asWriter, createGate } from '../../wall/index.ts'
import { badgeRoutes } from '../routes/badges.ts'
import { communityKeepingRoutes } from '../routes/community-keeping.ts'
import { moderationRoutes } from '../routes/moderation.ts'
import { standingRoutes } from '../routes/standing.ts'
import { aFan, aMember, type TestFan } from '../testing.ts'
import { moderationJobs } from './jobs.ts'
import { moderate } from './moderate.ts'

/** *Saltlight* with a thread below a post, its events followed, crew of every role and fans who write and report. */
export async function openModeration(house: TestDatabase) {
  const { productionId, slug } = await openSaltlight(house)
  const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, 'manual')
  const listener = { listen: house.listen }
  const events = new Events({ db: house.worker, listener, log: silentLog })
  const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
  moderationJobs({ events, alarms, clock })
  await events.start()
  const about = { productionId, actor: wren }
  const ports = { db: house.crew, clock: house.clock }
  const point = (name: string, after: string[]) =>
    tellStoryPoint(ports, { ...about, pointId: null, point: { name, after, publicAt: null } })
  const first = (await point('The arrival', [])).pointId
  const second = (await point('The drowning', [first])).pointId
  await sql`update production.story_labels set shown_from = 'epoch'`.execute(house.crew)

  const { threadId, gateId } = await house.crew.transaction().execute(async (trx) => {
    const gate = await createGate(trx, { productionId, audience: 'public', opensAt: 0 })
    const { id } = await trx
      .insertInto('community.threads')
      .values({ productionId, kind: 'post', ref: randomId(), gateId: gate })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { threadId: id, gateId: gate }
  })

  let identity: Identity = { kind: 'nobody' }
  let viewer: string | null = null
  const viewers = { whoLooks: () => Promise.resolve(viewer) }
  const deps = {
    db: house.crew,
    fan: house.fan,
    clock: house.clock,
    site: siteAt('https://house.example'),
    viewers,
  } as unknown as Parameters<typeof moderationRoutes>[0]
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', identity)
    c.set('viewer', viewer)
    c.set('clientAddress', '127.0.0.1')
    await next()
  })
  for (const routes of [moderationRoutes, communityKeepingRoutes, badgeRoutes, standingRoutes])
    api.route('/', routes(deps))

  const asks = async (method: string, path: string, body?: unknown) => {
    const response = await api.request(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, text, body: (isJson ? JSON.parse(text) : null) as never }
  }
  const account = (userId: string): Identity => ({
    kind: 'account',
    userId,
    name: 'Wren Okafor',
    email: '',
    isOperator: false,
  })
  const crew: Partial<Record<Role, Identity>> = {}
  const backstage = (path: string) => `/productions/${slug}${path}`

  return {
    productionId,
    slug,
    threadId,
    gateId,
    first,
    second,
    events,
    alarms,
    api,
    settle: () => events.settled(),
    close: () => events.stop(),
    writes: async (fan: TestFan, words: string, like: { below?: string; state?: 'shown' | 'held' } = {}) => {
      const id = randomId()
      await asWriter(house.fan, fan.viewerId, (trx) =>
        sql`select community.write(${id}, ${threadId}, ${like.below ?? null}, 'comment', null, null, ${words},
          ${`<p>${words}</p>`}, ${like.state ?? 'shown'}) as at`.execute(trx),
      )
      return id
    },
    mayWrite: (fan: TestFan) =>
      asViewer(house.fan, fan.viewerId, async (seen) => {
        const { rows } = await sql<{
          may: boolean
        }>`select community.may_write(${productionId}) as may`.execute(seen)
        return rows[0]?.may
      }),
    reports: (fan: TestFan, writingId: string, reason = 'spoiler') =>
      asWriter(house.fan, fan.viewerId, (trx) =>
        sql`select community.report(${newId()}, ${writingId}, ${reason}, 'look at this')`.execute(trx),
      ),
    /** What a viewer reads in the thread, and how many they are told there are. */
    reads: (viewerId: string | null) =>
      asViewer(house.fan, viewerId, async (seen) => {
        const rows = await seen
          .selectFrom('community.writings')
          .select(['id', 'source', 'state'])
          .where('threadId', '=', threadId)
          .orderBy('writtenAt')
          .execute()
        const { count } = await seen
          .selectFrom('community.tallies')
          .select(({ fn }) => fn.sum<number>('shown').as('count'))
          .where('threadId', '=', threadId)
          .executeTakeFirstOrThrow()
        return { ids: rows.map(({ id }) => id), text: JSON.stringify(rows), count: Number(count) }
      }),
    fan: (handle: string, seen: readonly string[] = []) =>
      aFan(house, handle, { seen: { productionId, points: seen } }),
    acts: async (act: ModerationAct, note = '') =>
      (await moderate(ports, { productionId, act, note, by: wren })).actId,
    asCrew: async (role: Role, asked: string, body?: unknown) => {
      const is = (crew[role] ??= account(await aMember(house, { productionId, role })))
      identity = is
      viewer = null
      const [method = '', path = ''] = asked.split(' ')
      return asks(method, backstage(path), body)
    },
    asFan: (fan: TestFan | null, asked: string, body?: unknown) => {
      identity = fan === null ? { kind: 'nobody' } : account(fan.accountId)
      viewer = fan?.viewerId ?? null
      const [method = '', path = ''] = asked.split(' ')
      return asks(method, path, body)
    },
    backstage,
    front: (path: string) => `/public/productions/${slug}${path}`,
  }
}
