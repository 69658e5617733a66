import { createRoute, z } from '@hono/zod-openapi'

import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { endHoldback, holdbacksOf, recordHoldback } from '../recorded/holdbacks.ts'
import { holdbackIn } from '../recorded-rows.ts'
import { areasIn, endingBody, nameIn, reasonIn, recordedOut, recordedSchema } from './recorded-wire.ts'
import { idParam } from './wire.ts'
import { wireDestination } from './wire-destination.ts'
import { wireDelay } from './wire-reveal.ts'

const tags = ['clearance']

const holdbackSchema = recordedSchema
  .extend({
    waits: wireDestination,
    first: wireDestination,
    delay: wireDelay,
    territories: z.array(z.string()),
  })
  .openapi('Holdback')

const newHoldback = z
  .object({
    name: nameIn,
    waits: wireDestination,
    first: wireDestination,
    delay: wireDelay.default({ kind: 'none' }),
    territories: areasIn,
    reason: reasonIn,
  })
  .openapi('NewHoldback', {
    example: {
      name: 'Own page first',
      waits: { kind: 'platform', platform: 'tiktok' },
      first: { kind: 'platform', platform: 'own-page' },
      delay: { kind: 'calendar', years: 0, months: 0, days: 2, zone: 'Europe/Oslo' },
      territories: [],
      reason: 'Two days for the page',
    },
  })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/holdbacks',
  operationId: 'listHoldbacks',
  tags,
  request: { params: productionParam },
  responses: {
    200: json('Which destination waits for which, newest first; ended ones too', listOf(holdbackSchema)),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path: '/productions/{production}/holdbacks',
  operationId: 'recordHoldback',
  tags,
  summary: 'Let one destination wait for the real publication of the same cut in another',
  request: { params: productionParam, body: jsonBody(newHoldback) },
  responses: { 201: json('Recorded', z.object({ id: wireId })), ...refusals },
})
const end = createRoute({
  method: 'post',
  path: '/holdbacks/{holdback}/endings',
  operationId: 'endHoldback',
  tags,
  summary: 'End a holdback, by name',
  request: { params: idParam('holdback'), body: jsonBody(endingBody) },
  responses: { 201: json('Ended', z.object({ id: wireId })), ...refusals },
})

/** Holdbacks: recorded, listed, ended. */
export function holdbackRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await holdbacksOf(db, production.id)).map((row) => holdbackOut(row))
      return c.json({ items, next: null }, 200)
    })
    .openapi(record, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const body = c.req.valid('json')
      const { holdbackId: id } = await recordHoldback(deps, {
        productionId: production.id,
        holdback: body,
        actor,
      })
      return c.json({ id }, 201)
    })
    .openapi(end, async (c) => {
      const { holdback: id } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.holdbacks', id)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'lift-embargo',
      })
      const { reason } = c.req.valid('json')
      await endHoldback(deps, { productionId: production.id, holdbackId: id, reason, actor })
      return c.json({ id }, 201)
    })
}

function holdbackOut(row: Awaited<ReturnType<typeof holdbacksOf>>[number]): z.infer<typeof holdbackSchema> {
  const { waits, first, delay, territories } = holdbackIn(row)
  return { ...recordedOut(row), waits, first, delay, territories: [...territories] }
}
