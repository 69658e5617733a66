import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerOf } from '../accounts/writer.ts'
import { readAnswers } from '../comments/read-talk.ts'
import { writingLimits } from '../comments/writing-limits.ts'
import type { CommunityDeps } from '../deps.ts'
import { answerTheory } from '../theories/answer-theory.ts'
import { openTheory } from '../theories/read-theories.ts'
import { answerOut, answersSchema, changeIn, keptOut, keptSchema } from './comments-wire.ts'

const tags = ['front of house']
const params = productionParam.extend({ theory: wireId })

const listAnswers = createRoute({
  method: 'get',
  path: '/public/productions/{production}/theories/{theory}/answers',
  operationId: 'listTheoryAnswers',
  tags,
  request: { params, query: z.object({ after: z.string().max(120).optional() }) },
  responses: {
    200: json('What is said of a theory that is open, the first said first', answersSchema),
    ...refusals,
  },
})
const postAnswer = createRoute({
  method: 'post',
  path: '/public/productions/{production}/theories/{theory}/answers',
  operationId: 'answerTheory',
  tags,
  request: { params, body: jsonBody(changeIn) },
  responses: { 200: json('What became of it', keptSchema), ...refusals },
})

/** Routes of the talk below a theory; it has the gate of the theory, and never a lower one. */
export function theoryTalkRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const limits = writingLimits()
  const api = createApi()
  api.openapi(listAnswers, async (c) => {
    const { production, theory: writing } = c.req.valid('param')
    const { after: cursor = null } = c.req.valid('query')
    const { viewer } = c.var
    const told = await asViewer(fan, viewer, async (seen) => {
      await openTheory(seen, { production, theoryId: writing })
      return readAnswers(seen, { production, writing, cursor, viewer, ofAnyKind: true })
    })
    return c.json({ items: told.answers.map((answer) => answerOut(answer, told)), next: told.next }, 200)
  })
  api.openapi(postAnswer, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.write(c.var)
    const { production, theory: theoryId } = c.req.valid('param')
    const said = { production, theoryId, ...c.req.valid('json') }
    return c.json(keptOut(await answerTheory(deps, { writer, said })), 200)
  })
  return api
}
