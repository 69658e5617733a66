import { createRoute, z } from '@hono/zod-openapi'
import { createApi, instantIn, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam, tokenParam } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { closeInbox, listInboxes, openInbox, readInboxSlip } from '../inboxes.ts'
import { inboxById } from '../queries.ts'
import { inboxOut, inboxPageOut, inboxPageSchema, inboxSchema } from './wire.ts'

const tags = ['ingest']

const open = createRoute({
  method: 'post',
  path: '/productions/{production}/inboxes',
  operationId: 'openInbox',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        shootingDayId: wireId,
        closesAt: instantIn.optional(),
        quotaBytes: z
          .int()
          .min(1)
          .max(2 ** 44)
          .optional(),
      }),
    ),
  },
  responses: { 201: json('Opened', inboxSchema), ...refusals },
})
const list = createRoute({
  method: 'get',
  path: '/productions/{production}/inboxes',
  operationId: 'listInboxes',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Inboxes, newest first', listOf(inboxSchema)), ...refusals },
})
const close = createRoute({
  method: 'delete',
  path: '/inboxes/{inbox}',
  operationId: 'closeInbox',
  tags,
  request: { params: z.object({ inbox: wireId }) },
  responses: { 204: { description: 'Closed' }, ...refusals },
})
const enter = createRoute({
  method: 'get',
  path: '/inbox-slips/{token}',
  operationId: 'readInboxSlip',
  tags,
  request: { params: tokenParam },
  responses: { 200: json('The inbox, for whoever holds its link', inboxPageSchema), ...refusals },
})

/** Inboxes: opened, listed and closed by the crew, entered by link. */
export function inboxRoutes(deps: IngestDeps) {
  return createApi()
    .openapi(open, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-inboxes',
      })
      const { shootingDayId, closesAt, quotaBytes } = c.req.valid('json')
      const order = {
        productionId: production.id,
        shootingDayId,
        closesAt: closesAt ?? null,
        quotaBytes: quotaBytes ?? null,
      }
      return c.json(inboxOut(await openInbox(deps, order)), 201)
    })
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-inboxes',
      })
      return c.json({ items: (await listInboxes(deps, production.id)).map(inboxOut), next: null }, 200)
    })
    .openapi(close, async (c) => {
      const { inbox } = c.req.valid('param')
      const productionId = (await inboxById(deps.db, inbox))?.productionId
      await authorizeIn(deps, c.var.identity, { productionId, act: 'manage-inboxes' })
      await closeInbox(deps, inbox)
      return c.body(null, 204)
    })
    .openapi(enter, async (c) =>
      c.json(inboxPageOut(await readInboxSlip(deps, c.req.valid('param').token)), 200),
    )
}
