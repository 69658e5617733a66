import { createRoute, z } from '@hono/zod-openapi'
import { createApi, instantOut, json, jsonBody, refusals, wireInstant } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { blockServer, fediverseOf, letServerBack } from '../outlets/index.ts'

const tags = ['publish']
const HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$/

const serverBody = jsonBody(
  z.object({
    host: z
      .string()
      .trim()
      .toLowerCase()
      .regex(HOST)
      .openapi({ description: 'A server by its host, such as `social.example`.' }),
  }),
)

const fediverseSchema = z
  .object({
    handle: z
      .string()
      .nullable()
      .openapi({ description: 'Null until it is switched on among the accounts.' }),
    followers: z.int(),
    notes: z.int(),
    waiting: z.int().openapi({ description: 'What is still on its way to other servers.' }),
    blocked: z.array(z.object({ host: z.string(), byName: z.string(), at: wireInstant })),
  })
  .openapi('Fediverse')

const get = createRoute({
  method: 'get',
  path: '/productions/{production}/fediverse',
  operationId: 'getFediverse',
  tags,
  summary: 'How a production stands in the fediverse: its handle, how many follow it, whom it blocks',
  request: { params: productionParam },
  responses: { 200: json('How it stands', fediverseSchema), ...refusals },
})
const block = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-servers',
  operationId: 'blockServer',
  tags,
  summary: 'Block a server: it follows nobody here, gets nothing and says nothing',
  request: { params: productionParam, body: serverBody },
  responses: { 200: json('How it stands', fediverseSchema), ...refusals },
})
const letBack = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-servers/lift',
  operationId: 'letServerBack',
  tags,
  summary: 'Block a server no longer; whoever followed from there follows anew',
  request: { params: productionParam, body: serverBody },
  responses: { 200: json('How it stands', fediverseSchema), ...refusals },
})

/** Routes of a production's actor in the fediverse, for crew. */
export function fediverseRoutes(deps: PublishDeps) {
  const api = createApi()
  const shown = async (production: { id: string; slug: string }) => {
    const { blocked, ...rest } = await fediverseOf(deps, production)
    return { ...rest, blocked: blocked.map(({ at, ...one }) => ({ ...one, at: instantOut(at) })) }
  }
  api.openapi(get, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
    return c.json(await shown(production), 200)
  })
  api.openapi(block, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    await blockServer(deps, { productionId: production.id, actor, ...c.req.valid('json') })
    return c.json(await shown(production), 200)
  })
  api.openapi(letBack, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    await letServerBack(deps, { productionId: production.id, ...c.req.valid('json') })
    return c.json(await shown(production), 200)
  })
  return api
}
