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
import { authorize, listOf, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import {
  type Echo,
  echoesOf,
  markRepliesRead,
  type Reply,
  repliesOf,
  unreadReplies,
} from '../observe/index.ts'

const tags = ['publish']
const MOST_AT_ONCE = 200

const theirs = (what: string) => z.string().openapi({ description: what })

const replySchema = z
  .object({
    id: wireId,
    publicationId: wireId,
    title: z.string(),
    accountId: wireId,
    account: z.string(),
    connector: z.string(),
    author: theirs('As the platform names them: somebody else’s words.'),
    text: theirs('Plain text, somebody else’s words. Show it as text; never as markup, never with links.'),
    writtenAt: wireInstant.nullable(),
    fetchedAt: wireInstant,
    url: z.string().nullable().openapi({ description: 'Where it is read and answered.' }),
    readAt: wireInstant.nullable(),
    readBy: z.string().nullable(),
  })
  .openapi('Reply')

const echoSchema = z
  .object({
    publicationId: wireId,
    title: z.string(),
    accountId: wireId,
    account: z.string(),
    connector: z.string(),
    url: z.string().nullable(),
    liveSince: wireInstant,
    lookedAt: wireInstant.nullable(),
    failures: z.int().openapi({ description: 'Looks in a row that came to nothing.' }),
    existence: z.enum(['unread', 'there', 'hidden', 'gone', 'expired']),
    goneSince: wireInstant
      .nullable()
      .openapi({ description: 'Since when two looks in a row or more did not find it.' }),
    changed: z.object({ at: wireInstant, was: z.string(), is: z.string() }).nullable(),
    figures: z.array(z.object({ figure: z.string(), value: z.int(), at: wireInstant })),
  })
  .openapi('Echo')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/replies',
  operationId: 'listReplies',
  tags,
  summary: 'List what others wrote under posts of a production at platforms, latest come first',
  request: {
    params: productionParam,
    query: z.object({
      account: wireId.optional(),
      unread: z.enum(['true', 'false']).optional(),
      after: z.string().max(20).optional(),
    }),
  },
  responses: {
    200: json('A page of replies', listOf(replySchema).extend({ unread: z.int() })),
    ...refusals,
  },
})
const markRead = createRoute({
  method: 'post',
  path: '/productions/{production}/replies/read',
  operationId: 'markRepliesRead',
  tags,
  summary: 'Say that replies have been read, for the whole crew',
  request: {
    params: productionParam,
    body: jsonBody(z.object({ ids: z.array(wireId).max(MOST_AT_ONCE) })),
  },
  responses: { 200: json('How many are left', z.object({ unread: z.int() })), ...refusals },
})
const echoes = createRoute({
  method: 'get',
  path: '/productions/{production}/echoes',
  operationId: 'listEchoes',
  tags,
  summary: 'Say how posts that are out at platforms were found there last: standing, figures, changed words',
  request: { params: productionParam },
  responses: { 200: json('The posts, latest first', listOf(echoSchema)), ...refusals },
})

/** Routes of what comes back from platforms, for crew. */
export function replyRoutes(deps: PublishDeps) {
  const api = createApi()
  const { db } = deps
  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
    const { account = null, unread = 'false', after = null } = c.req.valid('query')
    const { items, next } = await repliesOf(db, {
      productionId: production.id,
      accountId: account,
      isUnread: unread === 'true',
      cursor: after,
    })
    return c.json({ items: items.map(replyOut), next, unread: await unreadReplies(db, production.id) }, 200)
  })
  api.openapi(markRead, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    const { ids } = c.req.valid('json')
    await markRepliesRead(deps, { productionId: production.id, ids, by: actor.name })
    return c.json({ unread: await unreadReplies(db, production.id) }, 200)
  })
  api.openapi(echoes, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: (await echoesOf(db, production.id)).map(echoOut), next: null }, 200)
  })
  return api
}

const replyOut = ({ writtenAt, fetchedAt, readAt, ...reply }: Reply) => ({
  ...reply,
  writtenAt: maybeInstantOut(writtenAt),
  fetchedAt: instantOut(fetchedAt),
  readAt: maybeInstantOut(readAt),
})

const echoOut = ({ liveSince, lookedAt, goneSince, changed, figures, ...echo }: Echo) => ({
  ...echo,
  liveSince: instantOut(liveSince),
  lookedAt: maybeInstantOut(lookedAt),
  goneSince: maybeInstantOut(goneSince),
  changed: changed === null ? null : { ...changed, at: instantOut(changed.at) },
  figures: figures.map(({ at, ...figure }) => ({ ...figure, at: instantOut(at) })),
})
