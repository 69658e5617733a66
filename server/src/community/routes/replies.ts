import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { type Asker, writerOf } from '../accounts/writer.ts'
import { openRoot, type Reply, reply, type ReplyRoot } from '../comments/reply.ts'
import { readAnswers } from '../comments/read-talk.ts'
import { writingLimits } from '../comments/writing-limits.ts'
import type { CommunityDeps } from '../deps.ts'
import { answerOut, answersSchema, changeIn, keptOut, keptSchema } from './comments-wire.ts'

const ofTheory = productionParam.extend({ theory: wireId })
const ofQuestion = productionParam.extend({ question: wireId })
const query = z.object({ after: z.string().max(120).optional() })
const became = { 200: json('What became of it', keptSchema), ...refusals }

const listTheoryAnswers = createRoute({
  method: 'get',
  path: '/public/productions/{production}/theories/{theory}/answers',
  operationId: 'listTheoryAnswers',
  tags: ['front of house'],
  request: { params: ofTheory, query },
  responses: {
    200: json('What is said of a theory that is open, the first said first', answersSchema),
    ...refusals,
  },
})
const answerTheory = createRoute({
  method: 'post',
  path: '/public/productions/{production}/theories/{theory}/answers',
  operationId: 'answerTheory',
  tags: ['front of house'],
  request: { params: ofTheory, body: jsonBody(changeIn) },
  responses: became,
})
const listReplies = createRoute({
  method: 'get',
  path: '/public/productions/{production}/questions/{question}/replies',
  operationId: 'listQuestionReplies',
  tags: ['questions'],
  request: { params: ofQuestion, query },
  responses: {
    200: json('What fans say of a question, the first said first; answers stand with it', answersSchema),
    ...refusals,
  },
})
const postReply = createRoute({
  method: 'post',
  path: '/public/productions/{production}/questions/{question}/replies',
  operationId: 'replyToQuestion',
  tags: ['questions'],
  request: { params: ofQuestion, body: jsonBody(changeIn) },
  responses: became,
})

/** Routes of the talk below questions and theories; it has the gate of what it is said of, and never a lower one. */
export function replyRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const limits = writingLimits()
  const api = createApi()
  const list = async (viewer: string | null, root: ReplyRoot, cursor: string | null) => {
    const { production, id: writing } = root
    const told = await asViewer(fan, viewer, async (seen) => {
      await openRoot(seen, root)
      return readAnswers(seen, { production, writing, cursor, viewer, ofAnyKind: true })
    })
    return { items: told.answers.map((answer) => answerOut(answer, told)), next: told.next }
  }
  const post = async (asker: Parameters<typeof limits.write>[0] & Asker, root: ReplyRoot, said: Reply) => {
    const writer = await writerOf({ fan }, asker)
    limits.write(asker)
    return keptOut(await reply(deps, { writer, root, said }))
  }
  api.openapi(listTheoryAnswers, async (c) => {
    const { production, theory: id } = c.req.valid('param')
    const { after = null } = c.req.valid('query')
    return c.json(await list(c.var.viewer, { production, kind: 'theory', id }, after), 200)
  })
  api.openapi(answerTheory, async (c) => {
    const { production, theory: id } = c.req.valid('param')
    return c.json(await post(c.var, { production, kind: 'theory', id }, c.req.valid('json')), 200)
  })
  api.openapi(listReplies, async (c) => {
    const { production, question: id } = c.req.valid('param')
    const { after = null } = c.req.valid('query')
    return c.json(await list(c.var.viewer, { production, kind: 'question', id }, after), 200)
  })
  api.openapi(postReply, async (c) => {
    const { production, question: id } = c.req.valid('param')
    return c.json(await post(c.var, { production, kind: 'question', id }, c.req.valid('json')), 200)
  })
  return api
}
