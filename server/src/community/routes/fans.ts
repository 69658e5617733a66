import { createRoute, z } from '@hono/zod-openapi'
import { MODERATION_REASONS, REACTIONS, SILENCES } from '@stagedoor/core/community'
import { lineOfText } from '@stagedoor/core/production'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerOf } from '../accounts/writer.ts'
import { react, reportWriting } from '../comments/change-comment.ts'
import { readFan } from '../comments/read-fan.ts'
import { mySilences, silence } from '../comments/silence.ts'
import { writingLimits } from '../comments/writing-limits.ts'
import type { CommunityDeps } from '../deps.ts'
import { openProduction } from '../open-production.ts'
import { fanPageSchema, lineOut } from './comments-wire.ts'

const tags = ['talk']
const LONGEST_REPORT = 500
const ofWriting = productionParam.extend({ writing: wireId })
const ofReaction = ofWriting.extend({ reaction: z.enum(REACTIONS) })
const ofFan = productionParam.extend({ handle: z.string().max(60) })
const silenced = ofFan.pick({ handle: true })
const counts = z.object({ reactions: z.partialRecord(z.enum(REACTIONS), z.int()) })
const heard = z.object({ isHeard: z.literal(true) })

const putReaction = createRoute({
  method: 'put',
  path: '/public/productions/{production}/writings/{writing}/reactions/{reaction}',
  operationId: 'react',
  tags,
  request: { params: ofReaction },
  responses: { 200: json('The counts now', counts), ...refusals },
})
const takeReaction = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/writings/{writing}/reactions/{reaction}',
  operationId: 'takeReactionBack',
  tags,
  request: { params: ofReaction },
  responses: { 200: json('The counts now', counts), ...refusals },
})
const report = createRoute({
  method: 'post',
  path: '/public/productions/{production}/writings/{writing}/reports',
  operationId: 'reportWriting',
  tags,
  summary: 'Tell crew of a writing; the answer is the same whether it is there or not',
  request: {
    params: ofWriting,
    body: jsonBody(
      z.object({
        reason: z.enum(MODERATION_REASONS),
        words: z
          .string()
          .max(LONGEST_REPORT * 16)
          .default(''),
      }),
    ),
  },
  responses: { 202: json('Heard', heard), ...refusals },
})
const fanPage = createRoute({
  method: 'get',
  path: '/public/productions/{production}/fans/{handle}',
  operationId: 'getFanPage',
  tags,
  summary: 'What a fan said, asked, answered and guessed in a production, as far as the viewer may see it',
  request: { params: ofFan, query: z.object({ after: z.string().max(120).optional() }) },
  responses: { 200: json('The page', fanPageSchema), ...refusals },
})
const putSilence = createRoute({
  method: 'put',
  path: '/public/productions/{production}/fans/{handle}/silence',
  operationId: 'silenceFan',
  tags,
  summary: 'Mute or block whoever bears a handle; nobody but oneself learns of it',
  request: { params: ofFan, body: jsonBody(z.object({ kind: z.enum(SILENCES) })) },
  responses: { 200: json('Heard', heard), ...refusals },
})
const takeSilence = createRoute({
  method: 'delete',
  path: '/public/silences/{handle}',
  operationId: 'hearFanAgain',
  tags,
  summary: 'Hear whoever bears a handle again',
  request: { params: silenced },
  responses: { 200: json('Heard', heard), ...refusals },
})
const listSilences = createRoute({
  method: 'get',
  path: '/public/silences',
  operationId: 'listSilences',
  tags,
  summary: 'Whom one has muted and blocked',
  responses: {
    200: json(
      'By handle',
      z.object({ items: z.array(z.object({ handle: z.string(), kind: z.enum(SILENCES) })), next: z.null() }),
    ),
    ...refusals,
  },
})

/** Routes of what fans are to each other: reactions, reports, silence, and the page of each. */
export function fanRoutes({ fan }: CommunityDeps) {
  const limits = writingLimits()
  const api = createApi()
  api.openapi(putReaction, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    const { production, writing, reaction: kind } = c.req.valid('param')
    return c.json(
      { reactions: await react({ fan }, { writer, production, writing, kind, stays: true }) },
      200,
    )
  })
  api.openapi(takeReaction, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    const { production, writing, reaction: kind } = c.req.valid('param')
    return c.json(
      { reactions: await react({ fan }, { writer, production, writing, kind, stays: false }) },
      200,
    )
  })
  api.openapi(report, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    const { production, writing } = c.req.valid('param')
    const { reason, words } = c.req.valid('json')
    await asViewer(fan, c.var.viewer, (seen) => openProduction(seen, production))
    await reportWriting({ fan }, { writer, writing, reason, words: lineOfText(words, LONGEST_REPORT) })
    return c.json({ isHeard: true as const }, 202)
  })
  api.openapi(fanPage, async (c) => {
    const { viewer } = c.var
    const { after: cursor = null } = c.req.valid('query')
    const page = await asViewer(fan, viewer, (seen) =>
      readFan(seen, { ...c.req.valid('param'), cursor, viewer }),
    )
    const { handle, badge, isYou, writings, next } = page
    const items = writings.map((one) => ({
      ...lineOut(one, page),
      kind: one.kind,
      on: { ...one.on },
    }))
    return c.json({ handle, badge: badge === null ? null : { ...badge }, isYou, items, next }, 200)
  })
  api.openapi(putSilence, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    const { handle } = c.req.valid('param')
    await silence({ fan }, { writer, handle, kind: c.req.valid('json').kind })
    return c.json({ isHeard: true as const }, 200)
  })
  api.openapi(takeSilence, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    limits.touch(c.var)
    await silence({ fan }, { writer, handle: c.req.valid('param').handle, kind: null })
    return c.json({ isHeard: true as const }, 200)
  })
  api.openapi(listSilences, async (c) => {
    const writer = await writerOf({ fan }, c.var)
    const items = (await mySilences({ fan }, writer)).map((one) => ({ ...one }))
    return c.json({ items, next: null }, 200)
  })
  return api
}
