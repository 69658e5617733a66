import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { creditedPeople, dropSpotlight, putSpotlight, seenSpotlights } from '../spotlights/spotlights.ts'
import { spoilsSchema } from './questions-wire.ts'

const personSlug = z.string().min(1).max(80)
const ofPerson = productionParam.extend({ person: personSlug })
const done = json('Done', z.object({ done: z.literal(true) }))

const listSeen = createRoute({
  method: 'get',
  path: '/public/productions/{production}/spotlights',
  operationId: 'listSpotlights',
  tags: ['front of house'],
  request: { params: productionParam, query: z.object({ person: personSlug.optional() }) },
  responses: {
    200: json(
      'What is said of those who made what this viewer sees, by name',
      listOf(z.object({ person: z.string(), name: z.string(), html: z.string() }).openapi('PublicSpotlight')),
    ),
    ...refusals,
  },
})
const listCredited = createRoute({
  method: 'get',
  path: '/productions/{production}/spotlights',
  operationId: 'listCreditedPeople',
  tags: ['people'],
  request: { params: productionParam },
  responses: {
    200: json(
      'Everybody in the credits, by name, and what is said of them',
      listOf(
        z
          .object({
            person: z.string(),
            name: z.string(),
            crafts: z.array(z.string()),
            spotlight: z
              .object({
                source: z.string(),
                html: z.string(),
                spoils: z.array(z.object({ id: wireId, label: z.string() })),
                byName: z.string(),
                writtenAt: wireInstant,
              })
              .nullable(),
          })
          .openapi('CreditedPerson'),
      ),
    ),
    ...refusals,
  },
})
const put = createRoute({
  method: 'put',
  path: '/productions/{production}/spotlights/{person}',
  operationId: 'putSpotlight',
  tags: ['people'],
  summary: 'Say something of somebody in the credits',
  request: {
    params: ofPerson,
    body: jsonBody(z.object({ words: z.string().max(32_000), spoils: spoilsSchema })),
  },
  responses: { 200: done, ...refusals },
})
const drop = createRoute({
  method: 'delete',
  path: '/productions/{production}/spotlights/{person}',
  operationId: 'dropSpotlight',
  tags: ['people'],
  summary: 'Take back what was said of somebody',
  request: { params: ofPerson },
  responses: { 200: done, ...refusals },
})

/** Routes of what a production says of those who made it. */
export function spotlightRoutes({ db, fan, clock }: CommunityDeps) {
  const api = createApi()
  const yes = { done: true as const }
  api.openapi(listSeen, async (c) => {
    const { production } = c.req.valid('param')
    const { person = null } = c.req.valid('query')
    const items = await asViewer(fan, c.var.viewer, (seen) => seenSpotlights(seen, { production, person }))
    return c.json({ items: items.map((one) => ({ ...one })), next: null }, 200)
  })
  api.openapi(listCredited, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const items = (await creditedPeople(db, production.id)).map(({ crafts, spotlight, ...person }) => ({
      ...person,
      crafts: [...crafts],
      spotlight:
        spotlight === null
          ? null
          : {
              ...spotlight,
              spoils: [...spotlight.spoils],
              writtenAt: instantOut(spotlight.writtenAt),
            },
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(put, async (c) => {
    const { production: slug, person } = c.req.valid('param')
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'manage-credits' })
    const of = { productionId: production.id, production: slug, person, by: actor.name }
    await putSpotlight({ db, clock }, of, c.req.valid('json'))
    return c.json(yes, 200)
  })
  api.openapi(drop, async (c) => {
    const { production: slug, person } = c.req.valid('param')
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'manage-credits' })
    await dropSpotlight(db, { productionId: production.id, person })
    return c.json(yes, 200)
  })
  return api
}
