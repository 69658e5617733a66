import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { RETRACTION_CLASSES, sumOfDrill } from '@stagedoor/core/publish'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn, listOf } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { drillById, type DrillRow, drillsOf, orderDrill, stateOfDrill } from '../recall/drill/order-drill.ts'
import { lineStateSchema, placeKindSchema } from './recall-wire.ts'

const tags = ['recall']
const cutParam = z.object({ cut: wireId })

const millis = z.int().nullable().openapi({ description: 'Milliseconds from the call.' })
const drillSchema = z
  .object({
    id: wireId,
    cutId: wireId,
    title: z.string(),
    state: z.enum(['rehearsing', 'done', 'failed']),
    workId: wireId,
    askedBy: z.string(),
    askedAt: wireInstant,
    doneAt: wireInstant.nullable(),
    result: z
      .object({
        shutMs: z.int(),
        cancelled: z.int(),
        sum: z.object({
          shut: z.int(),
          gone: z.int(),
          byHand: z.int(),
          askedFor: z.int(),
          failed: z.int(),
          notRehearsed: z.int(),
          slowestMs: z.int().nullable(),
        }),
        lines: z.array(
          z.object({
            place: z.object({ kind: placeKindSchema, name: z.string() }),
            retraction: z.enum(RETRACTION_CLASSES),
            way: z.enum(['emulated', 'rolled-back', 'not-rehearsed']),
            state: lineStateSchema,
            hiddenMs: millis,
            goneMs: millis,
            said: z.string(),
          }),
        ),
      })
      .nullable(),
  })
  .openapi('RecallDrill', {
    description: 'A recall that was rehearsed: nothing was recalled, and nothing left this machine.',
  })

const order = createRoute({
  method: 'post',
  path: '/cuts/{cut}/recall-drills',
  operationId: 'drillRecall',
  tags,
  summary: 'Rehearse the recall of a cut: in a transaction that is rolled back, and against emulators',
  request: { params: cutParam },
  responses: { 201: json('It is being rehearsed; its work says how far it is', drillSchema), ...refusals },
})
const list = createRoute({
  method: 'get',
  path: '/cuts/{cut}/recall-drills',
  operationId: 'listRecallDrills',
  tags,
  request: { params: cutParam },
  responses: { 200: json('Its latest drills, newest first', listOf(drillSchema)), ...refusals },
})
const get = createRoute({
  method: 'get',
  path: '/recall-drills/{drill}',
  operationId: 'getRecallDrill',
  tags,
  request: { params: z.object({ drill: wireId }) },
  responses: { 200: json('The drill', drillSchema), ...refusals },
})

/** Routes of drills. */
export function recallDrillRoutes(deps: PublishDeps) {
  const { db } = deps
  const api = createApi()
  const allowed = async (identity: Identity, cutId: string) => {
    const cut = await db
      .selectFrom('cut.listedCuts')
      .select('productionId')
      .where('id', '=', cutId)
      .executeTakeFirst()
    return authorizeIn({ db }, identity, { productionId: cut?.productionId, act: 'decide' })
  }
  api.openapi(order, async (c) => {
    const cutId = c.req.valid('param').cut
    const { actor } = await allowed(c.var.identity, cutId)
    const { drillId } = await orderDrill(deps, { cutId, actor })
    const drill = await drillById(db, drillId)
    if (drill === undefined) throw new Error(`The drill ${drillId} was ordered and is not there`)
    return c.json(drillOut(drill), 201)
  })
  api.openapi(list, async (c) => {
    const cutId = c.req.valid('param').cut
    await allowed(c.var.identity, cutId)
    return c.json({ items: (await drillsOf(db, cutId)).map(drillOut), next: null }, 200)
  })
  api.openapi(get, async (c) => {
    const drill = await drillById(db, c.req.valid('param').drill)
    await authorizeIn({ db }, c.var.identity, { productionId: drill?.productionId, act: 'decide' })
    if (drill === undefined) throw new Problem('not-found')
    return c.json(drillOut(drill), 200)
  })
  return api
}

function drillOut(drill: DrillRow): z.infer<typeof drillSchema> {
  const { id, cutId, title, workId, askedBy, askedAt, doneAt, result } = drill
  return {
    id,
    cutId,
    title,
    state: stateOfDrill(drill),
    workId,
    askedBy,
    askedAt: instantOut(askedAt),
    doneAt: maybeInstantOut(doneAt),
    result: result && {
      shutMs: result.shutMs,
      cancelled: result.cancelled,
      sum: sumOfDrill(result),
      lines: result.lines.map((line) => ({ ...line })),
    },
  }
}
