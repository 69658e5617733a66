import { createRoute, z } from '@hono/zod-openapi'
import {
  ANSWER_STAGES,
  answerBound,
  PLATFORM_LIMITS,
  type PlatformId,
  TEXT_UNITS,
} from '@stagedoor/core/publish'
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
import { authorize, authorizeIn, listOf, membersOf, productionParam } from '../../production/index.ts'
import { type Answer, answerReply, answersOf, dealWithReply } from '../answering/index.ts'
import type { PublishDeps } from '../deps.ts'
import {
  type Echo,
  echoesOf,
  markRepliesRead,
  productionOfReply,
  type Reply,
  repliesOf,
  unreadReplies,
} from '../observe/index.ts'

const tags = ['publish']
const MOST_AT_ONCE = 200

const theirs = (what: string) => z.string().openapi({ description: what })

const answerSchema = z
  .object({
    publicationId: wireId,
    text: z.string(),
    by: z.string(),
    at: wireInstant,
    stage: z.enum(ANSWER_STAGES).openapi({
      description:
        'In doubt: it was sent and the platform did not answer; nothing is sent again before a look there.',
    }),
    trouble: z.object({ what: z.string(), remedy: z.string() }).nullable(),
    url: z.string().nullable(),
  })
  .openapi('ReplyAnswer')

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
    editedAt: wireInstant
      .nullable()
      .openapi({ description: 'When a look found that its writer had changed it; null where they had not.' }),
    url: z.string().nullable().openapi({ description: 'Where it is read and answered.' }),
    readAt: wireInstant.nullable(),
    readBy: z.string().nullable(),
    takenBy: z.string().nullable().openapi({ description: 'Who of the crew is at it.' }),
    takenById: wireId.nullable().openapi({ description: 'Their account.' }),
    doneAt: wireInstant.nullable(),
    doneBy: z.string().nullable(),
    bound: z
      .object({ unit: z.enum(TEXT_UNITS), most: z.int() })
      .nullable()
      .openapi({
        description: 'What the platform takes of an answer; null where it is answered there alone.',
      }),
    price: z
      .object({ currency: z.string(), micros: z.int(), microsWithAddress: z.int() })
      .nullable()
      .openapi({ description: 'What the platform charges for an answer.' }),
    answers: z.array(answerSchema),
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
      open: z.enum(['true', 'false']).optional().openapi({ description: 'Only what nobody is done with.' }),
      after: z.string().max(20).optional(),
    }),
  },
  responses: {
    200: json(
      'A page of replies',
      listOf(replySchema).extend({
        unread: z.int(),
        crew: z
          .array(z.object({ userId: wireId, name: z.string() }))
          .openapi({ description: 'Into whose hands a reply can be put.' }),
      }),
    ),
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
const answer = createRoute({
  method: 'post',
  path: '/replies/{reply}/answers',
  operationId: 'answerReply',
  tags,
  summary: 'Answer a comment as the account, at once and once',
  description:
    'An answer is a publication of its own under the post: its call is written down before it is made, what became of a lost one is found out by a look, and it is called back with the post or by itself.',
  request: {
    params: z.object({ reply: wireId }),
    body: jsonBody(z.object({ text: z.string().trim().min(1).max(20_000) })),
  },
  responses: { 201: json('On its way', z.object({ publicationId: wireId })), ...refusals },
})
const deal = createRoute({
  method: 'put',
  path: '/replies/{reply}/dealing',
  operationId: 'dealWithReply',
  tags,
  summary: 'Say who is at a comment, and whether anything is left to do about it',
  request: {
    params: z.object({ reply: wireId }),
    body: jsonBody(
      z.object({
        takenById: wireId.nullable().openapi({ description: 'A member of the crew, or nobody.' }),
        isDone: z.boolean(),
      }),
    ),
  },
  responses: { 200: json('Kept', z.object({ isDone: z.boolean() })), ...refusals },
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
    const { account = null, unread = 'false', open = 'false', after = null } = c.req.valid('query')
    const { items, next } = await repliesOf(db, {
      productionId: production.id,
      accountId: account,
      isUnread: unread === 'true',
      isOpen: open === 'true',
      cursor: after,
    })
    const answers = await answersOf(
      db,
      items.map(({ id }) => id),
    )
    const members = await membersOf(db, production.id)
    return c.json(
      {
        items: items.map((reply) => replyOut(reply, answers.get(reply.id) ?? [])),
        next,
        unread: await unreadReplies(db, production.id),
        crew: members.map(({ userId, name }) => ({ userId, name })),
      },
      200,
    )
  })
  api.openapi(markRead, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    const { ids } = c.req.valid('json')
    await markRepliesRead(deps, { productionId: production.id, ids, by: actor.name })
    return c.json({ unread: await unreadReplies(db, production.id) }, 200)
  })
  api.openapi(answer, async (c) => {
    const replyId = c.req.valid('param').reply
    const productionId = await productionOfReply(db, replyId)
    const { actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'publish' })
    return c.json(await answerReply(deps, { replyId, text: c.req.valid('json').text, actor }), 201)
  })
  api.openapi(deal, async (c) => {
    const replyId = c.req.valid('param').reply
    const target = { productionId: await productionOfReply(db, replyId), act: 'publish' as const }
    const { production, actor } = await authorizeIn(deps, c.var.identity, target)
    const { takenById, isDone } = c.req.valid('json')
    await dealWithReply(deps, { replyId, productionId: production.id, takenById, isDone, actor })
    return c.json({ isDone }, 200)
  })
  api.openapi(echoes, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: (await echoesOf(db, production.id)).map(echoOut), next: null }, 200)
  })
  return api
}

const replyOut = (
  { writtenAt, fetchedAt, editedAt, readAt, doneAt, ...reply }: Reply,
  answers: readonly Answer[],
) => ({
  ...reply,
  doneAt: maybeInstantOut(doneAt),
  bound: boundOf(reply.connector),
  price: priceOf(reply.connector),
  answers: answers.map(({ at, ...one }) => ({ ...one, at: instantOut(at) })),
  writtenAt: maybeInstantOut(writtenAt),
  fetchedAt: instantOut(fetchedAt),
  editedAt: maybeInstantOut(editedAt),
  readAt: maybeInstantOut(readAt),
})

function boundOf(connector: PlatformId) {
  const bound = answerBound(connector)
  return bound && { unit: bound.unit, most: bound.most }
}

function priceOf(connector: PlatformId) {
  const price = PLATFORM_LIMITS[connector]?.price ?? null
  return price && { currency: price.currency, micros: price.post, microsWithAddress: price.postWithAddress }
}

const echoOut = ({ liveSince, lookedAt, goneSince, changed, figures, ...echo }: Echo) => ({
  ...echo,
  liveSince: instantOut(liveSince),
  lookedAt: maybeInstantOut(lookedAt),
  goneSince: maybeInstantOut(goneSince),
  changed: changed === null ? null : { ...changed, at: instantOut(changed.at) },
  figures: figures.map(({ at, ...figure }) => ({ ...figure, at: instantOut(at) })),
})
