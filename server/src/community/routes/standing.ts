import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { productionParam, tokenParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { writerIfAny, writerOf } from '../accounts/writer.ts'
import type { CommunityDeps } from '../deps.ts'
import { appeal, strikesOf } from '../moderation/appeals.ts'
import { readBadgeInvitation, takeBadge } from '../moderation/badges.ts'
import { openProduction } from '../open-production.ts'
import { reasonSchema } from './moderation-wire.ts'

const tags = ['front of house']

const strikeSchema = z
  .object({
    act: wireId,
    kind: z.enum(['ban', 'taken-down']),
    reason: reasonSchema,
    at: wireInstant,
    until: wireInstant.nullable(),
    writing: wireId.nullable(),
    text: z.string().nullable(),
    appealUntil: wireInstant.nullable(),
    appeal: z
      .object({
        sentAt: wireInstant,
        outcome: z.enum(['stands', 'taken-back']).nullable(),
        answer: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('Strike')

const rules = createRoute({
  method: 'get',
  path: '/public/productions/{production}/house-rules',
  operationId: 'getHouseRules',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'How people talk here',
      z.object({
        isOpen: z.boolean(),
        isGrownOnly: z.boolean(),
        editWindowS: z.int(),
        houseRules: z.string(),
      }),
    ),
    ...refusals,
  },
})
const standing = createRoute({
  method: 'get',
  path: '/public/productions/{production}/standing',
  operationId: 'getStanding',
  tags,
  summary: 'What the production did about the writer who asks, and nothing about anybody else',
  request: { params: productionParam },
  responses: {
    200: json('Bans and what was taken down', z.object({ strikes: z.array(strikeSchema) })),
    ...refusals,
  },
})
const appealRoute = createRoute({
  method: 'post',
  path: '/public/productions/{production}/appeals',
  operationId: 'appeal',
  tags,
  request: { params: productionParam, body: jsonBody(z.object({ act: wireId, text: shortText(2000) })) },
  responses: { 201: json('Sent to the production', z.object({ done: z.literal(true) })), ...refusals },
})
const readBadge = createRoute({
  method: 'get',
  path: '/badge-slips/{token}',
  operationId: 'readBadgeInvitation',
  tags: ['slips'],
  request: { params: tokenParam },
  responses: {
    200: json(
      'The badge, and who would take it',
      z.object({
        production: z.string(),
        slug: z.string(),
        kind: z.enum(['crew', 'cast']),
        name: z.string(),
        craft: z.string(),
        handle: z.string().nullable(),
      }),
    ),
    ...refusals,
  },
})
const take = createRoute({
  method: 'post',
  path: '/badge-slips/{token}/acceptances',
  operationId: 'takeBadge',
  tags: ['slips'],
  request: { params: tokenParam },
  responses: { 201: json('Theirs', z.object({ production: z.string() })), ...refusals },
})

/** Routes by which people learn how they stand in a community, appeal, and take a badge that they were offered. */
export function standingRoutes({ db, fan, clock, viewers }: CommunityDeps) {
  const api = createApi()
  api.openapi(rules, async (c) => {
    const kept = await asViewer(fan, c.var.viewer, async (seen) => {
      const productionId = await openProduction(seen, c.req.valid('param').production)
      return seen
        .selectFrom('community.settings')
        .select(['isOpen', 'isGrownOnly', 'editWindowS', 'houseRules'])
        .where('productionId', '=', productionId)
        .executeTakeFirst()
    })
    return c.json(kept ?? { isOpen: true, isGrownOnly: false, editWindowS: 900, houseRules: '' }, 200)
  })
  api.openapi(standing, async (c) => {
    const slug = c.req.valid('param').production
    const productionId = await asViewer(fan, c.var.viewer, (seen) => openProduction(seen, slug))
    const { viewer: viewerId } = c.var
    const struck = viewerId === null ? [] : await strikesOf({ fan }, { viewerId, productionId })
    const strikes = struck.map(({ appealedAt, outcome, answer, ...strike }) => ({
      act: strike.actId,
      kind: strike.kind,
      reason: strike.reason,
      at: instantOut(strike.at),
      until: maybeInstantOut(strike.untilAt),
      writing: strike.writingId,
      text: strike.source,
      appealUntil: maybeInstantOut(strike.appealUntil),
      appeal: appealedAt === null ? null : { sentAt: instantOut(appealedAt), outcome, answer },
    }))
    return c.json({ strikes }, 200)
  })
  api.openapi(appealRoute, async (c) => {
    const slug = c.req.valid('param').production
    const { viewerId } = await writerOf({ fan }, c.var)
    const productionId = await asViewer(fan, viewerId, (seen) => openProduction(seen, slug))
    const { act: actId, text: words } = c.req.valid('json')
    await appeal({ fan }, { viewerId, productionId, actId, words })
    return c.json({ done: true as const }, 201)
  })
  const asker = async (headers: Headers, identity: Parameters<typeof viewers.whoLooks>[1]) => ({
    identity,
    viewer: await viewers.whoLooks(headers, identity),
  })
  api.openapi(readBadge, async (c) => {
    const invitation = await readBadgeInvitation({ db, clock }, c.req.valid('param').token)
    const writer = await writerIfAny({ fan }, await asker(c.req.raw.headers, c.var.identity))
    const { title: production, slug, kind, name, craft } = invitation
    return c.json({ production, slug, kind, name, craft, handle: writer?.handle ?? null }, 200)
  })
  api.openapi(take, async (c) => {
    const { viewerId } = await writerOf({ fan }, await asker(c.req.raw.headers, c.var.identity))
    const { slug } = await takeBadge({ db, clock }, { token: c.req.valid('param').token, viewerId })
    return c.json({ production: slug }, 201)
  })
  return api
}
