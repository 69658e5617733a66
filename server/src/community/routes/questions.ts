import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerOf } from '../accounts/writer.ts'
import { writingLimits } from '../comments/writing-limits.ts'
import type { CommunityDeps } from '../deps.ts'
import { openProduction } from '../open-production.ts'
import { askQuestion } from '../questions/ask-question.ts'
import { takeBack } from '../questions/change-own.ts'
import { seenQuestion, seenQuestions } from '../questions/read-questions.ts'
import { seenSession, seenSessions } from '../questions/read-sessions.ts'
import { voteOnQuestion } from '../questions/vote-on-question.ts'
import {
  questionBody,
  questionOut,
  questionParam,
  questionSchema,
  sessionOut,
  sessionParam,
  sessionSchema,
} from './questions-wire.ts'

const tags = ['questions']
const PAGE = 30

const listSchema = z.object({
  session: wireId.optional(),
  state: z.enum(['open', 'answered', 'mine']).optional(),
  order: z.enum(['votes', 'newest', 'oldest']).default('votes'),
  after: z.string().max(160).optional(),
})

const listQuestions = createRoute({
  method: 'get',
  path: '/public/productions/{production}/questions',
  operationId: 'listQuestions',
  tags,
  request: { params: productionParam, query: listSchema },
  responses: {
    200: json(
      'Questions that this viewer may see',
      listOf(questionSchema).extend({ mayAnswer: z.boolean() }),
    ),
    ...refusals,
  },
})
const ask = createRoute({
  method: 'post',
  path: '/public/productions/{production}/questions',
  operationId: 'askQuestion',
  tags,
  request: { params: productionParam, body: jsonBody(questionBody) },
  responses: {
    200: json(
      'Not sent yet: its writer is asked whether it belongs further along',
      z.object({ kind: z.literal('where'), labels: z.array(z.object({ id: wireId, label: z.string() })) }),
    ),
    201: json(
      'With the crew; in a session where one is open',
      z.object({ kind: z.literal('asked'), id: wireId, session: wireId.nullable() }),
    ),
    ...refusals,
  },
})
const getQuestion = createRoute({
  method: 'get',
  path: '/public/productions/{production}/questions/{question}',
  operationId: 'getQuestion',
  tags,
  request: { params: questionParam },
  responses: { 200: json('The question', questionSchema), ...refusals },
})
const takeBackQuestion = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/questions/{question}',
  operationId: 'takeBackQuestion',
  tags,
  request: { params: questionParam },
  responses: { 200: json('Nothing of it is left', z.object({ done: z.literal(true) })), ...refusals },
})
const votesSchema = z.object({ votes: z.int(), isVoted: z.boolean() })
const vote = createRoute({
  method: 'put',
  path: '/public/productions/{production}/questions/{question}/vote',
  operationId: 'voteOnQuestion',
  tags,
  request: { params: questionParam },
  responses: { 200: json('Counted once', votesSchema), ...refusals },
})
const takeVoteBack = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/questions/{question}/vote',
  operationId: 'takeVoteBack',
  tags,
  request: { params: questionParam },
  responses: { 200: json('Not counted any more', votesSchema), ...refusals },
})
const listSessions = createRoute({
  method: 'get',
  path: '/public/productions/{production}/sessions',
  operationId: 'listSessions',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Sessions, what comes or runs first', listOf(sessionSchema)), ...refusals },
})
const getSession = createRoute({
  method: 'get',
  path: '/public/productions/{production}/sessions/{session}',
  operationId: 'getSession',
  tags,
  request: { params: sessionParam },
  responses: { 200: json('The session', sessionSchema), ...refusals },
})

/** Routes by which fans read, ask and vote; what is hidden and what is missing answer alike. */
export function questionRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const limits = writingLimits()
  const api = createApi()
  api.openapi(listQuestions, async (c) => {
    const { session: sessionId = null, state = null, order, after: cursor = null } = c.req.valid('query')
    const { questions, next, mayAnswer } = await asViewer(fan, c.var.viewer, async (seen) => {
      const productionId = await openProduction(seen, c.req.valid('param').production)
      if (sessionId !== null) await seenSession(seen, { productionId, sessionId })
      return seenQuestions(seen, { productionId, sessionId, state, order, cursor, limit: PAGE })
    })
    return c.json({ items: questions.map(questionOut), next, mayAnswer }, 200)
  })
  api.openapi(ask, async (c) => {
    limits.write(c.var)
    const writer = await writerOf(deps, c.var)
    const { text: typed, spoils, session: sessionId = null, asItIs } = c.req.valid('json')
    const { production } = c.req.valid('param')
    const kept = await askQuestion(deps, { writer, production, sessionId, typed, spoils, asItIs })
    return kept.kind === 'where'
      ? c.json({ kind: kept.kind, labels: [...kept.labels] }, 200)
      : c.json({ kind: kept.kind, id: kept.questionId, session: kept.sessionId }, 201)
  })
  api.openapi(getQuestion, async (c) => {
    const { production, question: questionId } = c.req.valid('param')
    const question = await asViewer(fan, c.var.viewer, async (seen) =>
      seenQuestion(seen, { productionId: await openProduction(seen, production), questionId }),
    )
    return c.json(questionOut(question), 200)
  })
  api.openapi(takeBackQuestion, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    await takeBack(deps, { viewerId, writingId: c.req.valid('param').question })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(vote, async (c) => {
    limits.touch(c.var)
    const { viewerId } = await writerOf(deps, c.var)
    const questionId = c.req.valid('param').question
    return c.json(
      { votes: await voteOnQuestion(deps, { viewerId, questionId, isWanted: true }), isVoted: true },
      200,
    )
  })
  api.openapi(takeVoteBack, async (c) => {
    limits.touch(c.var)
    const { viewerId } = await writerOf(deps, c.var)
    const questionId = c.req.valid('param').question
    return c.json(
      { votes: await voteOnQuestion(deps, { viewerId, questionId, isWanted: false }), isVoted: false },
      200,
    )
  })
  api.openapi(listSessions, async (c) => {
    const sessions = await asViewer(fan, c.var.viewer, async (seen) =>
      seenSessions(seen, await openProduction(seen, c.req.valid('param').production)),
    )
    return c.json({ items: sessions.map(sessionOut), next: null }, 200)
  })
  api.openapi(getSession, async (c) => {
    const { production, session: sessionId } = c.req.valid('param')
    const session = await asViewer(fan, c.var.viewer, async (seen) =>
      seenSession(seen, { productionId: await openProduction(seen, production), sessionId }),
    )
    return c.json(sessionOut(session), 200)
  })
  return api
}
