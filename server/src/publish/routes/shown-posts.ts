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
import { authorizeIn, listOf, productionParam, tokenParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { frontPage } from '../pages/public-reads.ts'
import { productionOfPublication } from '../queries.ts'
import { chooseShowing, endShowing, sharedPosts } from '../kits/shown-posts.ts'

const MOST_SHOWN = 200

const sharedSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    platform: z.string().openapi({ description: 'As people call it; a server of its own by its host.' }),
    link: z.string().openapi({ description: 'Somebody else’s page: link to it with noopener and nofollow.' }),
    isVerified: z
      .boolean()
      .openapi({ description: 'The film there was compared, and was the one that was cleared.' }),
    sharedAt: wireInstant,
    post: z.object({ slug: z.string(), title: z.string() }),
  })
  .openapi('SharedPost')

const choose = createRoute({
  method: 'post',
  path: '/kit-slips/{token}/showings',
  operationId: 'chooseShowing',
  tags: ['slips'],
  summary: 'Let one’s own post be shown on the production’s page, or take that back at once',
  request: { params: tokenParam, body: jsonBody(z.object({ isShown: z.boolean() })) },
  responses: { 201: json('As it stands now', z.object({ isShown: z.boolean() })), ...refusals },
})
const end = createRoute({
  method: 'delete',
  path: '/publications/{publication}/showing',
  operationId: 'endShowing',
  tags: ['publish'],
  summary: 'Take the post of a kit’s holder off the production’s page; only they put it back',
  request: { params: z.object({ publication: wireId }) },
  responses: { 200: json('It is not shown', z.object({ isShown: z.boolean() })), ...refusals },
})
const list = createRoute({
  method: 'get',
  path: '/public/productions/{production}/shared',
  operationId: 'listSharedPosts',
  tags: ['front of house'],
  summary: 'Posts that people of the production made themselves and let be shown',
  request: {
    params: productionParam,
    query: z.object({
      post: z.string().max(80).optional().openapi({ description: 'Of one post alone, by its address.' }),
    }),
  },
  responses: { 200: json('Those that this viewer may see, latest first', listOf(sharedSchema)), ...refusals },
})

/** Routes of posts that their makers let be shown on the production's page. */
export function shownPostRoutes(deps: PublishDeps) {
  const { db, fan } = deps
  const api = createApi()
  api.openapi(choose, async (c) =>
    c.json(await chooseShowing(deps, c.req.valid('param').token, c.req.valid('json').isShown), 201),
  )
  api.openapi(end, async (c) => {
    const publicationId = c.req.valid('param').publication
    const productionId = await productionOfPublication(db, publicationId)
    const { actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'recall' })
    await endShowing(deps, { publicationId, actor })
    return c.json({ isShown: false }, 200)
  })
  api.openapi(list, async (c) => {
    const { production } = c.req.valid('param')
    const slug = c.req.valid('query').post ?? null
    const found = await asViewer(fan, c.var.viewer, async (seen) => {
      const { productionId } = await frontPage(seen, production)
      return sharedPosts(seen, { productionId, slug, limit: MOST_SHOWN })
    })
    const items = found.map(({ sharedAt, slug: at, title, ...shared }) => ({
      ...shared,
      sharedAt: instantOut(sharedAt),
      post: { slug: at, title },
    }))
    return c.json({ items, next: null }, 200)
  })
  return api
}
