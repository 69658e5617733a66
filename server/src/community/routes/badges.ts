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
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { badgesOf, inviteToBadge, issueBadge, revokeBadge } from '../moderation/badges.ts'
import { verifiedPeople } from '../moderation/verified-people.ts'

const tags = ['moderation']
const badgeWords = z.object({
  kind: z.enum(['crew', 'cast']),
  name: shortText(80),
  craft: z.string().trim().max(80).default(''),
})

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/badges',
  operationId: 'listBadges',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'Badges, those that are borne first',
      listOf(
        z
          .object({
            id: wireId,
            kind: z.enum(['crew', 'cast']),
            name: z.string(),
            craft: z.string(),
            handle: z.string().nullable(),
            issuedAt: wireInstant,
            revokedAt: wireInstant.nullable(),
          })
          .openapi('BadgeRead'),
      ),
    ),
    ...refusals,
  },
})
const issue = createRoute({
  method: 'post',
  path: '/productions/{production}/badges',
  operationId: 'issueBadge',
  tags,
  request: { params: productionParam, body: jsonBody(badgeWords.extend({ handle: shortText(40) })) },
  responses: {
    201: json(
      'Issued; `alike` is the handle of somebody else that looks like the name',
      z.object({ badgeId: wireId, alike: z.string().nullable() }),
    ),
    ...refusals,
  },
})
const invite = createRoute({
  method: 'post',
  path: '/productions/{production}/badge-invitations',
  operationId: 'inviteToBadge',
  tags,
  request: { params: productionParam, body: jsonBody(badgeWords) },
  responses: {
    201: json('The link, shown this once', z.object({ url: z.string(), expiresAt: wireInstant })),
    ...refusals,
  },
})
const revoke = createRoute({
  method: 'delete',
  path: '/productions/{production}/badges/{badge}',
  operationId: 'revokeBadge',
  tags,
  request: { params: productionParam.extend({ badge: wireId }) },
  responses: { 200: json('Taken back', z.object({ done: z.literal(true) })), ...refusals },
})

const listVerified = createRoute({
  method: 'get',
  path: '/public/productions/{production}/verified-people',
  operationId: 'listVerifiedPeople',
  tags: ['front of house'],
  request: { params: productionParam },
  responses: {
    200: json(
      'Who bears a badge and said something that the viewer reads, by name',
      listOf(
        z
          .object({
            kind: z.enum(['crew', 'cast']),
            name: z.string(),
            craft: z.string(),
            handle: z.string(),
          })
          .openapi('VerifiedPerson'),
      ),
    ),
    ...refusals,
  },
})

/** Routes of badges, by which fans know whom they hear from. */
export function badgeRoutes({ db, fan, clock, site }: CommunityDeps) {
  const api = createApi()
  api.openapi(listVerified, async (c) => {
    const people = await asViewer(fan, c.var.viewer, (seen) => verifiedPeople(seen, c.req.valid('param')))
    return c.json({ items: [...people], next: null }, 200)
  })
  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-moderation' })
    const items = (await badgesOf(db, production.id)).map(({ issuedAt, revokedAt, ...badge }) => ({
      ...badge,
      issuedAt: instantOut(issuedAt),
      revokedAt: maybeInstantOut(revokedAt),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(issue, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor: by } = await authorize({ db }, c.var.identity, { slug, act: 'issue-badge' })
    const { handle, ...words } = c.req.valid('json')
    return c.json(await issueBadge({ db }, { productionId: production.id, words, handle, by }), 201)
  })
  api.openapi(invite, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor: by } = await authorize({ db }, c.var.identity, { slug, act: 'issue-badge' })
    const order = { productionId: production.id, words: c.req.valid('json'), by }
    const { url, expiresAt } = await inviteToBadge({ db, clock, site }, order)
    return c.json({ url, expiresAt: instantOut(expiresAt) }, 201)
  })
  api.openapi(revoke, async (c) => {
    const { production: slug, badge: badgeId } = c.req.valid('param')
    const { production, actor: by } = await authorize({ db }, c.var.identity, { slug, act: 'issue-badge' })
    await revokeBadge({ db, clock }, { productionId: production.id, badgeId, by })
    return c.json({ done: true as const }, 200)
  })
  return api
}
