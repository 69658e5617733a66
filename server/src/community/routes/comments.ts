import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerOf } from '../accounts/writer.ts'
import { deleteComment, editComment } from '../comments/change-comment.ts'
import { readAnswers, readComment, readMoments, readTalk } from '../comments/read-talk.ts'
import { writeComment } from '../comments/write-comment.ts'
import { writingLimits } from '../comments/writing-limits.ts'
import type { CommunityDeps } from '../deps.ts'
import {
  answerOut,
  answersSchema,
  changeIn,
  commentIn,
  commentSchema,
  keptSchema,
  keptOut,
  lineOut,
  momentsSchema,
  talkSchema,
  topOut,
} from './comments-wire.ts'

const tags = ['talk']
const ofPost = productionParam.extend({ post: z.string().max(80) })
const ofWriting = productionParam.extend({ writing: wireId })
const after = z.string().max(120).optional()

const listComments = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}/comments',
  operationId: 'listComments',
  tags,
  summary: 'The talk of a post, as far as the viewer may see it',
  request: {
    params: ofPost,
    query: z.object({ after, order: z.enum(['newest', 'oldest']).default('newest') }),
  },
  responses: { 200: json('The talk', talkSchema), ...refusals },
})
const listMoments = createRoute({
  method: 'get',
  path: '/public/productions/{production}/posts/{post}/moments',
  operationId: 'listMoments',
  tags,
  summary: 'Comments at moments of the film, in its order',
  request: { params: ofPost },
  responses: { 200: json('The moments', momentsSchema), ...refusals },
})
const write = createRoute({
  method: 'post',
  path: '/public/productions/{production}/posts/{post}/comments',
  operationId: 'writeComment',
  tags,
  summary: 'Write a comment, or an answer to one; the answer may be the question where it belongs',
  request: { params: ofPost, body: jsonBody(commentIn) },
  responses: { 200: json('What became of it', keptSchema), ...refusals },
})
const getComment = createRoute({
  method: 'get',
  path: '/public/productions/{production}/comments/{writing}',
  operationId: 'getComment',
  tags,
  request: { params: ofWriting },
  responses: { 200: json('The comment', commentSchema), ...refusals },
})
const listAnswers = createRoute({
  method: 'get',
  path: '/public/productions/{production}/comments/{writing}/answers',
  operationId: 'listCommentAnswers',
  tags,
  request: { params: ofWriting, query: z.object({ after }) },
  responses: { 200: json('Answers to it, the first said first', answersSchema), ...refusals },
})
const edit = createRoute({
  method: 'put',
  path: '/public/productions/{production}/comments/{writing}',
  operationId: 'editComment',
  tags,
  summary: 'Change one’s own comment within its time',
  request: { params: ofWriting, body: jsonBody(changeIn) },
  responses: { 200: json('What became of it', keptSchema), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/comments/{writing}',
  operationId: 'deleteComment',
  tags,
  summary: 'Take one’s own comment back; no text of it is left',
  request: { params: ofWriting },
  responses: { 200: json('It is gone', z.object({ isGone: z.literal(true) })), ...refusals },
})

/** Routes of the talk under a post: anybody reads what they pass, whoever has a handle writes. */
export function commentRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const limits = writingLimits()
  const api = createApi()
  api.openapi(listComments, async (c) => {
    const { order, after: cursor = null } = c.req.valid('query')
    const { viewer } = c.var
    const talk = await asViewer(fan, viewer, (seen) =>
      readTalk(seen, { ...c.req.valid('param'), order, cursor, viewer }),
    )
    const { isOpen, isClosed, slowModeS } = talk.place
    const items = talk.comments.map((top) => topOut(top, talk.place))
    return c.json(
      { isOpen, isClosed, slowModeS, count: talk.count, you: talk.you, items, next: talk.next },
      200,
    )
  })
  api.openapi(listMoments, async (c) => {
    const { viewer } = c.var
    const { place, moments } = await asViewer(fan, viewer, (seen) =>
      readMoments(seen, { ...c.req.valid('param'), viewer }),
    )
    return c.json({ items: moments.map((moment) => lineOut(moment, place)), next: null }, 200)
  })
  api.openapi(write, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.write(c.var)
    const sent = { ...c.req.valid('param'), ...c.req.valid('json') }
    return c.json(keptOut(await writeComment(deps, { writer, sent })), 200)
  })
  api.openapi(getComment, async (c) => {
    const { viewer } = c.var
    const told = await asViewer(fan, viewer, (seen) => readComment(seen, { ...c.req.valid('param'), viewer }))
    return c.json(lineOut(told.comment, told), 200)
  })
  api.openapi(listAnswers, async (c) => {
    const { after: cursor = null } = c.req.valid('query')
    const { viewer } = c.var
    const told = await asViewer(fan, viewer, (seen) =>
      readAnswers(seen, { ...c.req.valid('param'), cursor, viewer }),
    )
    return c.json({ items: told.answers.map((answer) => answerOut(answer, told)), next: told.next }, 200)
  })
  api.openapi(edit, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.write(c.var)
    const change = { ...c.req.valid('param'), ...c.req.valid('json') }
    return c.json(keptOut(await editComment(deps, { writer, change })), 200)
  })
  api.openapi(remove, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    await deleteComment({ fan }, { writer, ...c.req.valid('param') })
    return c.json({ isGone: true as const }, 200)
  })
  return api
}
