import { createRoute, z } from '@hono/zod-openapi'
import { THEORY_MARKS } from '@stagedoor/core/community'
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
import type { CommunityDeps } from '../deps.ts'
import { deskTheories } from '../theories/desk.ts'
import { markAsCrew } from '../theories/mark-theory.ts'

const tags = ['community']
const PAGE_OF_THEORIES = 30

const markSchema = z.enum(THEORY_MARKS)
const deskTheorySchema = z
  .object({
    id: wireId,
    hash: z.string(),
    day: z.iso.date(),
    label: z.string().nullable(),
    isOut: z.boolean(),
    writer: z.string(),
    sealedAt: wireInstant,
    text: z.string(),
    mark: markSchema.nullable(),
    isCalled: z.boolean(),
  })
  .openapi('DeskTheory')

const listDesk = createRoute({
  method: 'get',
  path: '/productions/{production}/theories',
  operationId: 'listTheoriesToMark',
  tags,
  request: {
    params: productionParam,
    query: z.object({
      sealed: z
        .enum(['hidden', 'shown'])
        .default('hidden')
        .openapi({ description: 'Whether those are read too whose point is not out yet.' }),
      after: z.string().max(120).optional(),
    }),
  },
  responses: { 200: json('Theories, unmarked first', listOf(deskTheorySchema)), ...refusals },
})
const putDeskMark = createRoute({
  method: 'put',
  path: '/productions/{production}/theories/{theory}/mark',
  operationId: 'markTheoryAsCrew',
  tags,
  request: {
    params: productionParam.extend({ theory: wireId }),
    body: jsonBody(z.object({ mark: markSchema })),
  },
  responses: { 204: { description: 'Marked' }, ...refusals },
})

/** Routes by which the people who made it say how theories came out. */
export function theoryDeskRoutes(deps: CommunityDeps) {
  const api = createApi()
  const allowed = (identity: Parameters<typeof authorize>[1], slug: string) =>
    authorize(deps, identity, { slug, act: 'mark-theories' })
  api.openapi(listDesk, async (c) => {
    const { production } = await allowed(c.var.identity, c.req.valid('param').production)
    const { sealed, after: cursor = null } = c.req.valid('query')
    const { theories, next } = await deskTheories(deps, {
      productionId: production.id,
      withSealed: sealed === 'shown',
      cursor,
      limit: PAGE_OF_THEORIES,
    })
    const items = theories.map((theory) => ({ ...theory, sealedAt: instantOut(theory.sealedAt) }))
    return c.json({ items, next }, 200)
  })
  api.openapi(putDeskMark, async (c) => {
    const { production: slug, theory: theoryId } = c.req.valid('param')
    const { production, role, actor } = await allowed(c.var.identity, slug)
    const { mark } = c.req.valid('json')
    const by = { userId: actor.userId, role }
    await markAsCrew(deps, { productionId: production.id, theoryId, mark, by })
    return c.body(null, 204)
  })
  return api
}
