import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, json, maybeInstantOut, refusals, wireInstant } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { madeBy, madeViewerQuery, orderIn, whyOut, whySchema } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { sightingsOf } from '../pages/sightings.ts'

const sightingSchema = z
  .object({
    kind: z.enum(['page', 'key-art', 'post', 'person']),
    slug: z.string().nullable(),
    title: z.string(),
    opensAt: wireInstant.nullable(),
    why: whySchema,
    through: z
      .string()
      .nullable()
      .openapi({ description: 'Of a person: the post that brings them, or would bring them soonest.' }),
  })
  .openapi('Sighting')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/sightings',
  operationId: 'listSightings',
  tags: ['view as'],
  summary: 'Say what somebody made up sees of front of house, and why or why not',
  request: {
    params: productionParam,
    query: madeViewerQuery.extend({
      post: z.string().max(80).optional().openapi({ description: 'One post alone, by its address.' }),
    }),
  },
  responses: {
    200: json(
      'The page, its key art, posts, latest first, and the people whom they credit',
      listOf(sightingSchema),
    ),
    ...refusals,
  },
})

/** Why a fan can see something, or why not: asked by crew. */
export function sightingRoutes(deps: PublishDeps) {
  const { db } = deps
  return createApi().openapi(list, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-as',
    })
    const { post, ...query } = c.req.valid('query')
    const productionId = production.id
    const made = await madeBy(db, { productionId, order: orderIn(query) })
    const sightings = await sightingsOf(deps, { productionId, made, slug: post ?? null })
    if (post !== undefined && !sightings.some(({ kind }) => kind === 'post')) throw new Problem('not-found')
    const out = await whyOut(db, { productionId })
    const items = sightings.map(({ why, opensAt, ...thing }) => ({
      ...thing,
      opensAt: maybeInstantOut(opensAt),
      why: out(why),
    }))
    return c.json({ items, next: null }, 200)
  })
}
