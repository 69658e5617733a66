import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { writerOf } from '../accounts/writer.ts'
import type { CommunityDeps } from '../deps.ts'
import { answerQuestion } from '../questions/answer-question.ts'
import { answeringQueue, layOnDesk, type WaitingQuestion } from '../questions/answering-queue.ts'
import { rewriteAnswer, takeBack } from '../questions/change-own.ts'
import {
  ANSWER_LONGEST,
  answerBody,
  answerParam,
  questionOut,
  questionParam,
  questionSchema,
} from './questions-wire.ts'

const tags = ['answering']
const done = json('Done', z.object({ done: z.literal(true) }))

const waitingSchema = questionSchema
  .extend({ isForMe: z.boolean(), session: wireId.nullable() })
  .openapi('WaitingQuestion')

const getQueue = createRoute({
  method: 'get',
  path: '/public/productions/{production}/answering',
  operationId: 'getAnsweringQueue',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'What waits for a badge holder, as far as they said they are',
      z
        .object({ questions: z.array(waitingSchema), setAside: z.array(waitingSchema) })
        .openapi('AnsweringQueue'),
    ),
    ...refusals,
  },
})
const answer = createRoute({
  method: 'post',
  path: '/public/productions/{production}/questions/{question}/answers',
  operationId: 'answerQuestion',
  tags,
  request: { params: questionParam, body: jsonBody(answerBody) },
  responses: { 201: json('Answered', z.object({ id: wireId })), ...refusals },
})
const rewrite = createRoute({
  method: 'patch',
  path: '/public/productions/{production}/answers/{answer}',
  operationId: 'rewriteAnswer',
  tags,
  request: { params: answerParam, body: jsonBody(z.object({ text: shortText(ANSWER_LONGEST) })) },
  responses: { 200: done, ...refusals },
})
const takeAnswerBack = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/answers/{answer}',
  operationId: 'takeAnswerBack',
  tags,
  request: { params: answerParam },
  responses: { 200: done, ...refusals },
})
const lay = createRoute({
  method: 'put',
  path: '/public/productions/{production}/answering/{question}',
  operationId: 'layQuestion',
  tags,
  request: {
    params: questionParam,
    body: jsonBody(
      z.object({
        state: z.enum(['waiting', 'set-aside', 'declined']),
        reason: z.string().trim().max(500).default('').openapi({ description: 'For the crew alone.' }),
      }),
    ),
  },
  responses: { 200: done, ...refusals },
})

/** Routes by which somebody with a badge answers, as the fan that they are, from a phone. */
export function answeringRoutes(deps: CommunityDeps) {
  const api = createApi()
  api.openapi(getQueue, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    const { production } = c.req.valid('param')
    const { questions, setAside } = await answeringQueue(deps, { viewerId, production })
    return c.json({ questions: questions.map(waitingOut), setAside: setAside.map(waitingOut) }, 200)
  })
  api.openapi(answer, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    const { production, question: questionId } = c.req.valid('param')
    const { text: typed, post = null, spoils } = c.req.valid('json')
    const { answerId } = await answerQuestion(deps, { viewerId, production, questionId, typed, post, spoils })
    return c.json({ id: answerId }, 201)
  })
  api.openapi(rewrite, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    const { production, answer: answerId } = c.req.valid('param')
    await rewriteAnswer(deps, { viewerId, production, answerId, typed: c.req.valid('json').text })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(takeAnswerBack, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    await takeBack(deps, { viewerId, writingId: c.req.valid('param').answer })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(lay, async (c) => {
    const { viewerId } = await writerOf(deps, c.var)
    const { production, question: questionId } = c.req.valid('param')
    await layOnDesk(deps, { viewerId, production, questionId, ...c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  return api
}

const waitingOut = ({ isForMe, sessionId, ...question }: WaitingQuestion) => ({
  ...questionOut(question),
  isForMe,
  session: sessionId,
})
