import { createRoute, z } from '@hono/zod-openapi'
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
import { authorize, listOf, type ProductionRow, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import {
  blockPerson,
  blockServer,
  fediverseOf,
  followersOf,
  letPersonBack,
  letServerBack,
  podcastOf,
} from '../outlets/index.ts'

const tags = ['publish']
const HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$/
const BACKSTAGE = 'view-backstage'

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
const personBody = jsonBody(
  z.object({
    person: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .openapi({ description: 'Somebody by the address that names them, as their server has it.' }),
  }),
)

const fediverseSchema = z
  .object({
    isOn: z.boolean().openapi({ description: 'Whether posts can go there.' }),
    handle: z
      .string()
      .nullable()
      .openapi({ description: 'What people search for; null while it is switched off and never was on.' }),
    address: z.string().nullable().openapi({ description: 'The address that names it.' }),
    followers: z.int(),
    notes: z.int(),
    waiting: z.int().openapi({ description: 'What is still on its way to other servers.' }),
    blocked: z.array(z.object({ host: z.string(), byName: z.string(), at: wireInstant })),
    blockedPeople: z.array(z.object({ person: z.string(), byName: z.string(), at: wireInstant })),
    out: z
      .array(
        z.object({
          publicationId: wireId,
          title: z.string(),
          publishedAt: wireInstant,
          withdrawnAt: wireInstant.nullable(),
          taken: z.int(),
          waiting: z.int(),
          refused: z.int(),
        }),
      )
      .openapi({ description: 'What went out last, and how many inboxes took it.' }),
    podcast: z.object({ isOn: z.boolean(), url: z.string(), entries: z.int() }),
  })
  .openapi('Fediverse')

const followerSchema = z.object({ person: z.string(), host: z.string(), since: wireInstant })

const get = createRoute({
  method: 'get',
  path: '/productions/{production}/fediverse',
  operationId: 'getFediverse',
  tags,
  summary:
    'How a production’s own outlets stand: its handle, what went out, whom it blocks, its podcast feed',
  request: { params: productionParam },
  responses: { 200: json('How they stand', fediverseSchema), ...refusals },
})
const followers = createRoute({
  method: 'get',
  path: '/productions/{production}/followers',
  operationId: 'listFollowers',
  tags,
  summary: 'List who follows a production from other servers, latest first',
  request: { params: productionParam, query: z.object({ after: z.string().max(20).optional() }) },
  responses: { 200: json('A page of followers', listOf(followerSchema)), ...refusals },
})
const block = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-servers',
  operationId: 'blockServer',
  tags,
  summary: 'Block a server: it follows nobody here, gets nothing and says nothing',
  request: { params: productionParam, body: serverBody },
  responses: { 200: json('How they stand', fediverseSchema), ...refusals },
})
const letBack = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-servers/lift',
  operationId: 'letServerBack',
  tags,
  summary: 'Block a server no longer; whoever followed from there follows anew',
  request: { params: productionParam, body: serverBody },
  responses: { 200: json('How they stand', fediverseSchema), ...refusals },
})
const blockOne = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-people',
  operationId: 'blockPerson',
  tags,
  summary: 'Block one person of another server: they do not follow, and say nothing here',
  request: { params: productionParam, body: personBody },
  responses: { 200: json('How they stand', fediverseSchema), ...refusals },
})
const letOneBack = createRoute({
  method: 'post',
  path: '/productions/{production}/blocked-people/lift',
  operationId: 'letPersonBack',
  tags,
  summary: 'Block a person no longer; if they followed they follow anew',
  request: { params: productionParam, body: personBody },
  responses: { 200: json('How they stand', fediverseSchema), ...refusals },
})

/** Routes of a production's own outlets, for crew: its actor in the fediverse and its podcast feed. */
export function fediverseRoutes(deps: PublishDeps) {
  const api = createApi()
  const shown = async (production: ProductionRow) => {
    const { blocked, blockedPeople, out, ...rest } = await fediverseOf(deps, production)
    return {
      ...rest,
      blocked: blocked.map(({ at, ...one }) => ({ ...one, at: instantOut(at) })),
      blockedPeople: blockedPeople.map(({ at, ...one }) => ({ ...one, at: instantOut(at) })),
      out: out.map(({ publishedAt, withdrawnAt, ...one }) => ({
        ...one,
        publishedAt: instantOut(publishedAt),
        withdrawnAt: maybeInstantOut(withdrawnAt),
      })),
      podcast: await podcastOf(deps, production),
    }
  }
  api.openapi(get, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: BACKSTAGE })
    return c.json(await shown(production), 200)
  })
  api.openapi(followers, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: BACKSTAGE })
    const cursor = c.req.valid('query').after ?? null
    const { items, next } = await followersOf(deps.db, { productionId: production.id, cursor })
    const out = items.map(({ follower: person, host, since }) => ({ person, host, since: instantOut(since) }))
    return c.json({ items: out, next }, 200)
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
  api.openapi(blockOne, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    await blockPerson(deps, { productionId: production.id, actor, ...c.req.valid('json') })
    return c.json(await shown(production), 200)
  })
  api.openapi(letOneBack, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    await letPersonBack(deps, { productionId: production.id, ...c.req.valid('json') })
    return c.json(await shown(production), 200)
  })
  return api
}
