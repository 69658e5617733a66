import type { ModerationAct } from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { stream } from 'hono/streaming'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { openAppeals } from '../moderation/appeals.ts'
import { moderate } from '../moderation/moderate.ts'
import { type QueueCursor, readQueue } from '../moderation/queue.ts'
import { actsAsCsv, readActs } from '../moderation/read-acts.ts'
import { readThreads, writingsOf } from '../moderation/read-threads.ts'
import { writerRecords } from '../moderation/writer-records.ts'
import {
  actOut,
  actReadSchema,
  actSchema,
  appealOut,
  appealSchema,
  recordOut,
  recordSchema,
  waitingOut,
  waitingSchema,
} from './moderation-wire.ts'

const tags = ['moderation']
const QUEUE_PAGE = 30
const ACTS_PAGE = 50
const THREADS_PAGE = 100

const getQueue = createRoute({
  method: 'get',
  path: '/productions/{production}/community/queue',
  operationId: 'listWaitingWritings',
  tags,
  summary:
    'What waits for crew; with `unspoiled` only what lies behind the asker, by how far they told to be',
  request: {
    params: productionParam,
    query: z.object({ after: z.string().max(80).optional(), unspoiled: z.enum(['1']).optional() }),
  },
  responses: {
    200: json(
      'Held and reported writings, newest first, and how many lie beyond where the asker is',
      listOf(waitingSchema).extend({ beyond: z.int() }),
    ),
    ...refusals,
  },
})
const postAct = createRoute({
  method: 'post',
  path: '/productions/{production}/community/acts',
  operationId: 'moderate',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ act: actSchema, note: z.string().trim().max(1000).optional() })),
  },
  responses: { 201: json('Done, and on record', z.object({ actId: wireId })), ...refusals },
})
const listActs = createRoute({
  method: 'get',
  path: '/productions/{production}/community/acts',
  operationId: 'listModerationActs',
  tags,
  request: {
    params: productionParam,
    query: z.object({ before: z.coerce.number().int().min(1).optional(), writer: wireId.optional() }),
  },
  responses: { 200: json('The record, latest first', listOf(actReadSchema)), ...refusals },
})
const listAppeals = createRoute({
  method: 'get',
  path: '/productions/{production}/community/appeals',
  operationId: 'listAppeals',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Appeals that wait for an answer', listOf(appealSchema)), ...refusals },
})
const listThreads = createRoute({
  method: 'get',
  path: '/productions/{production}/community/threads',
  operationId: 'listThreads',
  tags,
  request: { params: productionParam, query: z.object({ after: z.string().max(80).optional() }) },
  responses: {
    200: json(
      'Threads, those written in latest first',
      listOf(
        z
          .object({
            id: wireId,
            kind: z.string(),
            title: z.string().nullable(),
            slug: z.string().nullable(),
            isClosed: z.boolean(),
            slowModeS: z.int(),
            shown: z.int(),
            held: z.int(),
            lastAt: wireInstant.nullable(),
          })
          .openapi('ThreadRead'),
      ),
    ),
    ...refusals,
  },
})
const getWriter = createRoute({
  method: 'get',
  path: '/productions/{production}/community/writers/{writer}',
  operationId: 'getWriter',
  tags,
  summary: 'A writer’s record in the production, by their id or their handle',
  request: { params: productionParam.extend({ writer: z.string().max(60) }) },
  responses: {
    200: json(
      'The record, and what they wrote',
      z.object({
        record: recordSchema,
        writings: z.array(
          z.object({
            id: wireId,
            kind: z.string(),
            state: z.string(),
            source: z.string(),
            title: z.string().nullable(),
            writtenAt: wireInstant,
            reports: z.int(),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})

/** Routes of moderation: what waits, what was done, whom it struck. */
export function moderationRoutes({ db, clock, viewers }: CommunityDeps) {
  const api = createApi()
  api.openapi(getQueue, async (c) => {
    const { production } = await authorize({ db }, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-moderation',
    })
    const { after, unspoiled } = c.req.valid('query')
    const asViewerId =
      unspoiled === undefined ? null : ((await viewers.whoLooks(c.req.raw.headers, c.var.identity)) ?? NOBODY)
    const { waiting, next, beyond } = await readQueue(db, {
      productionId: production.id,
      now: clock.now(),
      after: after === undefined ? null : cursorIn(after),
      limit: QUEUE_PAGE,
      asViewerId,
    })
    const items = waiting.map(waitingOut)
    return c.json({ items, next: next === null ? null : `${next.since} ${next.id}`, beyond }, 200)
  })
  api.openapi(postAct, async (c) => {
    const { production, actor } = await authorize({ db }, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'moderate',
    })
    const { act, note = '' } = c.req.valid('json')
    const order = { productionId: production.id, act: actIn(act), note, by: actor }
    return c.json(await moderate({ db, clock }, order), 201)
  })
  api.openapi(listActs, async (c) => {
    const { production } = await authorize({ db }, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-moderation',
    })
    const { before = null, writer = null } = c.req.valid('query')
    const acts = await readActs(db, {
      productionId: production.id,
      before,
      writerId: writer,
      limit: ACTS_PAGE,
    })
    const last = acts.length < ACTS_PAGE ? undefined : acts.at(-1)
    return c.json({ items: acts.map(actOut), next: last === undefined ? null : String(last.seq) }, 200)
  })
  api.get('/productions/:production/community/acts.csv', async (c) => {
    const { production } = await authorize({ db }, c.var.identity, {
      slug: c.req.param('production'),
      act: 'view-moderation',
    })
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="moderation-${production.slug}.csv"`)
    return stream(c, async (out) => {
      for await (const text of actsAsCsv(db, production.id)) await out.write(text)
    })
  })
  api.openapi(listAppeals, async (c) => {
    const { production } = await authorize({ db }, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-moderation',
    })
    const appeals = await openAppeals(db, production.id)
    return c.json({ items: appeals.map(appealOut), next: null }, 200)
  })
  api.openapi(listThreads, async (c) => {
    const { production } = await authorize({ db }, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-moderation',
    })
    const { after } = c.req.valid('query')
    const from = after === undefined ? null : cursorIn(after)
    const { threads, next } = await readThreads(db, {
      productionId: production.id,
      after: from && { lastAt: from.since, id: from.id },
      limit: THREADS_PAGE,
    })
    const items = threads.map(({ lastAt, ...thread }) => ({ ...thread, lastAt: maybeInstantOut(lastAt) }))
    return c.json({ items, next: next && `${next.lastAt ?? 0} ${next.id}` }, 200)
  })
  api.openapi(getWriter, async (c) => {
    const { production: slug, writer } = c.req.valid('param')
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-moderation' })
    const found = await db
      .selectFrom('community.writers')
      .select('viewerId')
      .where(UUID.test(writer) ? 'viewerId' : 'handle', '=', writer)
      .executeTakeFirst()
    if (found === undefined) throw new Problem('no-such-writer')
    const writerId = found.viewerId
    const about = { productionId: production.id, writerIds: [writerId], now: clock.now() }
    const record = (await writerRecords(db, about)).get(writerId)
    if (record === undefined) throw new Problem('no-such-writer')
    const writings = await writingsOf(db, { productionId: production.id, writerId })
    return c.json(
      {
        record: recordOut(record),
        writings: writings.map(({ writtenAt, ...writing }) => ({
          ...writing,
          writtenAt: instantOut(writtenAt),
        })),
      },
      200,
    )
  })
  return api
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
// Nobody is as far as somebody who has told nothing.
const NOBODY = '00000000-0000-4000-8000-000000000000'

const actIn = (act: z.infer<typeof actSchema>): ModerationAct => {
  if (act.kind === 'ban') return { ...act, until: act.until === null ? null : instant(act.until) }
  if (act.kind === 'raise') return { ...act, points: act.points.map((point) => point as StoryPointId) }
  return act
}

function cursorIn(text: string): QueueCursor | null {
  const [, since, id] = /^(\d+) ([0-9a-f-]{36})$/.exec(text) ?? []
  return since === undefined || id === undefined || !UUID.test(id)
    ? null
    : { since: instant(Number(since)), id }
}
