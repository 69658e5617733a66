import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { writeChaptersVtt, writeVtt } from '@stagedoor/core/cut'
import { flicks } from '@stagedoor/core/time'
import { createApi, json, refusals, wireFlicks, wireInstant } from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { pageView, postRows, postView } from '../post-view.ts'
import type { PublicAddresses } from '../addresses/public-addresses.ts'
import { frontPage, frontPages, openPost, openPosts } from '../pages/public-reads.ts'

const tags = ['front of house']
const PAGE_OF_POSTS = 24
const VTT = { 'content-type': 'text/vtt; charset=utf-8' }

const picture = z.object({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })
const card = z.string().nullable().openapi({
  description:
    'The picture of a share card: a path that holds as long as the thing stands open to everybody; null otherwise.',
})

const pageSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    kind: z.string(),
    line: z.string().nullable(),
    zone: z.string(),
    premiereAt: wireInstant.nullable(),
    keyArt: picture.nullable(),
    card,
    podcast: z.string().nullable().openapi({ description: 'The podcast feed, where something is in it.' }),
    actor: z
      .object({ path: z.string(), username: z.string() })
      .nullable()
      .openapi({ description: 'Who the production is in the fediverse, where something of it can be read.' }),
  })
  .openapi('PublicProduction')

/** A post as lists show it. */
export const postRowSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    lead: z.string().nullable(),
    place: z
      .object({ id: z.string(), label: z.string() })
      .nullable()
      .openapi({ description: 'Where it sits in the story, said only to who is that far.' }),
    openedAt: wireInstant,
    durationFlicks: wireFlicks,
    poster: picture.nullable(),
    credits: z.array(
      z.object({
        name: z.string(),
        person: z.string().openapi({ description: 'The name in addresses.' }),
        craft: z.string().nullable(),
      }),
    ),
  })
  .openapi('PostRow')

const share = z.number().min(0).max(1)
const postSchema = postRowSchema
  .extend({
    text: z.string().nullable(),
    shape: z.string(),
    isForAll: z.boolean().openapi({
      description:
        'Whether it gives nothing away to anybody; else its title belongs into no head, card or history.',
    }),
    card,
    media: z.object({
      url: z
        .string()
        .openapi({ description: 'A path of this house; it lives ten minutes, and dies with a recall.' }),
      type: z.string(),
      width: z.int(),
      height: z.int(),
      captionsUrl: z.string().nullable(),
      chaptersUrl: z.string().nullable().openapi({ description: 'The same chapters as WebVTT.' }),
    }),
    chapters: z.array(z.object({ atFlicks: wireFlicks, title: z.string() })),
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
  request: {
    params: productionParam,
    query: z.object({
      after: z.string().max(120).optional(),
      person: z.string().max(80).optional(),
      craft: z.string().max(80).optional(),
      place: z.string().max(80).optional(),
      order: z.enum(['newest', 'oldest']).optional(),
    }),
  },
  responses: {
    200: json('What is out, latest first if not asked otherwise', listOf(postRowSchema)),
    ...refusals,
  },
})
const postParam = productionParam.extend({ post: z.string().max(80) })
const getPost = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}',
  operationId: 'getPost',
  tags,
  request: { params: postParam },
  responses: { 200: json('The post', postSchema), ...refusals },
})
const getCaptions = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}/captions',
  operationId: 'getCaptions',
  tags,
  request: { params: postParam },
  responses: {
    200: { description: 'WebVTT', content: { 'text/vtt': { schema: z.string() } } },
    ...refusals,
  },
})
const getChapters = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}/chapters',
  operationId: 'getChapters',
  tags,
  request: { params: postParam },
  responses: {
    200: { description: 'WebVTT', content: { 'text/vtt': { schema: z.string() } } },
    ...refusals,
  },
})

/** Routes that anybody may ask; row-level security says what is there. */
export function publicRoutes(deps: PublishDeps, addresses: PublicAddresses) {
  const { fan } = deps
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
    const {
      after: cursor = null,
      person = null,
      craft = null,
      place = null,
      order = 'newest',
    } = c.req.valid('query')
    const isKnown = c.var.viewer !== null
    const { posts, next } = await asViewer(fan, c.var.viewer, (seen) =>
      openPosts(seen, {
        production,
        cursor,
        limit: PAGE_OF_POSTS,
        filter: { person, craft, place, order },
        isKnown,
      }),
    )
    return c.json({ items: await postRows(addresses, posts), next }, 200)
  })
  const postAt = (viewer: string | null, { production, post }: { production: string; post: string }) =>
    asViewer(fan, viewer, (seen) => openPost(seen, { production, slug: post, isKnown: viewer !== null }))
  api.openapi(getPost, async (c) => {
    const param = c.req.valid('param')
    return c.json(await postView(addresses, await postAt(c.var.viewer, param), param.production), 200)
  })
  api.openapi(getCaptions, async (c) => {
    const { captions } = await postAt(c.var.viewer, c.req.valid('param'))
    if (captions.length === 0) throw new Problem('not-found')
    const cues = captions.map(({ from, to, text }) => ({ from: flicks(from), to: flicks(to), text }))
    return c.body(writeVtt(cues), 200, VTT)
  })
  api.openapi(getChapters, async (c) => {
    const { chapters, durationFlicks } = await postAt(c.var.viewer, c.req.valid('param'))
    if (chapters.length === 0) throw new Problem('not-found')
    const marks = chapters.map(({ at, title }) => ({ at: flicks(at), title }))
    return c.body(writeChaptersVtt(marks, flicks(durationFlicks)), 200, VTT)
  })
  return api
}
