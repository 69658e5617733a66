import { createRoute, z } from '@hono/zod-openapi'
import type { Act } from '@stagedoor/core/production'
import { streamSSE } from 'hono/streaming'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import type { Topic } from '../../plant/realtime/index.ts'
import { authorize, authorizeIn } from '../authorize.ts'
import type { ProductionDeps } from '../deps.ts'
import { tasksOf, workOf } from '../queries.ts'
import { completeTask } from '../tasks.ts'
import { listOf, productionParam, taskSchema, workSchema } from './wire.ts'

const tags = ['work']
const workParam = z.object({ work: wireId })
const taskParam = z.object({ task: wireId })

const listTasks = createRoute({
  method: 'get',
  path: '/productions/{production}/tasks',
  operationId: 'listTasks',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Tasks, open ones first', listOf(taskSchema)), ...refusals },
})
const complete = createRoute({
  method: 'post',
  path: '/tasks/{task}/completions',
  operationId: 'completeTask',
  tags,
  request: { params: taskParam },
  responses: { 201: json('Done', z.object({ done: z.literal(true) })), ...refusals },
})
const listWork = createRoute({
  method: 'get',
  path: '/productions/{production}/work',
  operationId: 'listWork',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Long work, newest first', listOf(workSchema)), ...refusals },
})
const getWork = createRoute({
  method: 'get',
  path: '/work/{work}',
  operationId: 'getWork',
  tags,
  request: { params: workParam },
  responses: { 200: json('One piece of work', workSchema), ...refusals },
})
const cancel = createRoute({
  method: 'delete',
  path: '/work/{work}',
  operationId: 'cancelWork',
  tags,
  request: { params: workParam },
  responses: { 202: json('Its end is asked for', workSchema), ...refusals },
})

const again = createRoute({
  method: 'post',
  path: '/work/{work}/tries',
  operationId: 'tryWorkAgain',
  tags,
  summary: 'Try a step once more that failed or was cancelled',
  request: { params: workParam },
  responses: { 201: json('It waits for a worker', workSchema), ...refusals },
})
const handOn = createRoute({
  method: 'post',
  path: '/work/{work}/hand-ons',
  operationId: 'handWorkOn',
  tags,
  summary: 'Let the worker go that has a step, so that another one takes it',
  request: { params: workParam },
  responses: { 202: json('Its worker is asked to let it go', workSchema), ...refusals },
})

/** Routes of tasks and long work, and the stream that tells a page to look again. */
export function workRoutes({ db, jobs, topics }: ProductionDeps) {
  const api = createApi()
  api.openapi(listTasks, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const rows = await tasksOf(db, production.id)
    const items = rows.map((row) => ({
      ...row,
      dueAt: maybeInstantOut(row.dueAt),
      doneAt: maybeInstantOut(row.doneAt),
      createdAt: instantOut(row.createdAt),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(complete, async (c) => {
    const taskId = c.req.valid('param').task
    const task = await db
      .selectFrom('production.tasks')
      .select('productionId')
      .where('id', '=', taskId)
      .executeTakeFirst()
    const { actor } = await authorizeIn({ db }, c.var.identity, {
      productionId: task?.productionId,
      act: 'finish-task',
    })
    await completeTask({ db }, { taskId, by: actor.name })
    return c.json({ done: true as const }, 201)
  })
  api.openapi(listWork, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: (await workOf(db, production.id)).map(workOut), next: null }, 200)
  })
  api.openapi(getWork, async (c) =>
    c.json(workOut(await workFor(c.var.identity, c.req.valid('param').work, 'view-backstage')), 200),
  )
  api.openapi(cancel, async (c) => {
    const workId = c.req.valid('param').work
    await workFor(c.var.identity, workId, 'cancel-work')
    await db.transaction().execute((trx) => jobs.cancel(trx, workId))
    return c.json(workOut(await workFor(c.var.identity, workId, 'cancel-work')), 202)
  })
  api.openapi(again, async (c) => {
    const workId = c.req.valid('param').work
    await workFor(c.var.identity, workId, 'cancel-work')
    await db.transaction().execute((trx) => jobs.again(trx, workId))
    return c.json(workOut(await workFor(c.var.identity, workId, 'cancel-work')), 201)
  })
  api.openapi(handOn, async (c) => {
    const workId = c.req.valid('param').work
    await workFor(c.var.identity, workId, 'cancel-work')
    await db.transaction().execute((trx) => jobs.handOn(trx, workId))
    return c.json(workOut(await workFor(c.var.identity, workId, 'cancel-work')), 202)
  })
  api.get('/productions/:production/stream', async (c) => {
    const slug = c.req.param('production')
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    c.header('x-accel-buffering', 'no')
    const response = streamSSE(c, async (stream) => {
      const waiting = new Set<Topic>()
      let wake: () => void = () => undefined
      const unwatch = topics.watch(production.id, (topic) => {
        waiting.add(topic)
        wake()
      })
      stream.onAbort(() => {
        unwatch()
        wake()
      })
      await stream.writeSSE({ event: 'ready', data: '' })
      while (!stream.aborted) {
        const isSilent = await new Promise<boolean>((resolve) => {
          wake = () => resolve(false)
          if (waiting.size > 0) wake()
          else setTimeout(() => resolve(true), 20_000).unref()
        })
        const topicsNow = [...waiting]
        waiting.clear()
        for (const topic of topicsNow) await stream.writeSSE({ event: 'changed', data: topic })
        // A comment keeps proxies from closing a silent stream.
        if (isSilent) await stream.write(': still here\n\n')
      }
    })
    response.headers.set('cache-control', 'no-store')
    return response
  })
  return api

  async function workFor(identity: Identity, workId: string, act: Act) {
    const work = await db.selectFrom('plant.work').selectAll().where('id', '=', workId).executeTakeFirst()
    await authorizeIn({ db }, identity, { productionId: work?.productionId, act })
    return work!
  }
}

type WorkRow = Awaited<ReturnType<typeof workOf>>[number]

const workOut = ({
  id,
  job,
  ref,
  state,
  stage,
  done,
  total,
  problem,
  createdAt,
  updatedAt,
  endedAt,
}: WorkRow) => ({
  id,
  job,
  ref,
  state,
  stage,
  done,
  total,
  problem,
  createdAt: instantOut(createdAt),
  updatedAt: instantOut(updatedAt),
  endedAt: maybeInstantOut(endedAt),
})
