import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, refusals, wireFlicks, wireInstant } from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { pageView, postRows, postView } from '../post-view.ts'
import { PublicAddresses } from '../public-addresses.ts'
import { frontPage, frontPages, openPost, openPosts } from '../public-reads.ts'

const tags = ['front of house']
const PAGE_OF_POSTS = 24

const picture = z.object({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })

const pageSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    kind: z.string(),
    line: z.string().nullable(),
    zone: z.string(),
    premiereAt: wireInstant.nullable(),
    keyArt: picture.nullable(),
  })
  .openapi('PublicProduction')

const postRowSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    lead: z.string().nullable(),
    kicker: z.string().nullable(),
    openedAt: wireInstant,
    durationFlicks: wireFlicks,
    poster: picture.nullable(),
    credits: z.array(
      z.object({ name: z.string(), craft: z.string().nullable(), note: z.string().nullable() }),
    ),
  })
  .openapi('PostRow')

const share = z.number().min(0).max(1)
const postSchema = postRowSchema
  .extend({
    text: z.string().nullable(),
    shape: z.string(),
    media: z.object({
      url: z
        .string()
        .openapi({ description: 'A path of this house; it lives ten minutes, and dies with a recall.' }),
      type: z.string(),
      width: z.int(),
      height: z.int(),
      captionsUrl: z.string().nullable(),
    }),
    transcript: z.array(z.object({ fromFlicks: wireFlicks, toFlicks: wireFlicks, text: z.string() })),
    raw: z.object({
      share,
      joins: z.int(),
      isReframed: z.boolean(),
      parts: z.array(z.object({ kind: z.enum(['join', 'mute', 'blur', 'cover']), from: share, to: share })),
    }),
  })
  .openapi('Post')

const listProductions = createRoute({
  method: 'get',
  path: '/public/productions',
  operationId: 'listPublicProductions',
  tags,
  responses: { 200: json('Productions whose page is open', listOf(pageSchema)), ...refusals },
})
const getProduction = createRoute({
  method: 'get',
  path: '/public/productions/{production}',
  operationId: 'getPublicProduction',
  tags,
  request: { params: productionParam },
  responses: { 200: json('The page', pageSchema), ...refusals },
})
const listPosts = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts',
  operationId: 'listPosts',
  tags,
  request: { params: productionParam, query: z.object({ after: z.string().max(120).optional() }) },
  responses: { 200: json('What is out, latest first', listOf(postRowSchema)), ...refusals },
})
const getPost = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}',
  operationId: 'getPost',
  tags,
  request: { params: productionParam.extend({ post: z.string().max(80) }) },
  responses: { 200: json('The post', postSchema), ...refusals },
})

/** Routes that anybody may ask; row-level security says what is there. */
export function publicRoutes(deps: PublishDeps) {
  const { fan } = deps
  const addresses = new PublicAddresses(deps)
  const api = createApi()
  api.openapi(listProductions, async (c) => {
    const pages = await asViewer(fan, c.var.viewer, frontPages)
    const items = await Promise.all(pages.map((page) => pageView(addresses, page)))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(getProduction, async (c) => {
    const { production } = c.req.valid('param')
    const page = await asViewer(fan, c.var.viewer, (seen) => frontPage(seen, production))
    return c.json(await pageView(addresses, page), 200)
  })
  api.openapi(listPosts, async (c) => {
    const { production } = c.req.valid('param')
    const cursor = c.req.valid('query').after ?? null
    const { posts, next } = await asViewer(fan, c.var.viewer, (seen) =>
      openPosts(seen, { production, cursor, limit: PAGE_OF_POSTS }),
    )
    return c.json({ items: await postRows(addresses, posts), next }, 200)
  })
  api.openapi(getPost, async (c) => {
    const { production, post } = c.req.valid('param')
    const open = await asViewer(fan, c.var.viewer, (seen) => openPost(seen, { production, slug: post }))
    return c.json(await postView(addresses, open), 200)
  })
  return api
}
