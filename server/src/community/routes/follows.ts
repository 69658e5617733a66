import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, RateLimit, refusals } from '../../plant/http/index.ts'
import { listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { follow, unfollow, unfollowAll } from '../following/follow.ts'
import { seenFollows } from '../following/read-follows.ts'
import { followTarget, signedInViewer } from './follow-wire.ts'

const tags = ['following']

const seenFollow = z
  .object({
    production: z.object({ slug: z.string(), title: z.string() }),
    target: followTarget,
    called: z.string().nullable().openapi({ description: 'Null for a theory that is sealed.' }),
  })
  .openapi('Follow')
const done = z.object({ done: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/public/me/follows',
  operationId: 'listFollows',
  tags,
  responses: { 200: json('What the viewer follows and sees', listOf(seenFollow)), ...refusals },
})
const letAllGo = createRoute({
  method: 'delete',
  path: '/public/me/follows',
  operationId: 'unfollowAll',
  tags,
  responses: { 200: json('Nothing is followed any more', done), ...refusals },
})
const listIn = createRoute({
  method: 'get',
  path: '/public/productions/{production}/follows',
  operationId: 'listFollowsIn',
  tags,
  request: { params: productionParam },
  responses: {
    200: json('What the viewer follows of it; for anybody unknown, nothing', listOf(seenFollow)),
    ...refusals,
  },
})
const begin = createRoute({
  method: 'put',
  path: '/public/productions/{production}/follows',
  operationId: 'follow',
  tags,
  request: { params: productionParam, body: jsonBody(followTarget) },
  responses: { 200: json('It is followed', done), ...refusals },
})
const letGo = createRoute({
  method: 'delete',
  path: '/public/productions/{production}/follows',
  operationId: 'unfollow',
  tags,
  request: { params: productionParam, body: jsonBody(followTarget) },
  responses: { 200: json('It is not followed any more', done), ...refusals },
})

/** Routes by which a fan follows, and sees what they follow. */
export function followRoutes(deps: CommunityDeps) {
  const { fan } = deps
  const turns = new RateLimit({ burst: 120, perMinute: 60 })
  const api = createApi()
  api.openapi(list, async (c) => {
    const viewer = await signedInViewer(deps, c)
    const items = await asViewer(fan, viewer, (seen) => seenFollows(seen))
    return c.json({ items: [...items], next: null }, 200)
  })
  api.openapi(letAllGo, async (c) => {
    await unfollowAll(deps, await signedInViewer(deps, c))
    return c.json({ done: true as const }, 200)
  })
  api.openapi(listIn, async (c) => {
    const { viewer, identity } = c.var
    const items =
      viewer === null || identity.kind !== 'account'
        ? []
        : await asViewer(fan, viewer, (seen) => seenFollows(seen, c.req.valid('param').production))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(begin, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    turns.take(viewerId, performance.now())
    const { production } = c.req.valid('param')
    await follow(deps, { viewerId, production, target: c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(letGo, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    turns.take(viewerId, performance.now())
    const { production } = c.req.valid('param')
    await unfollow(deps, { viewerId, production, target: c.req.valid('json') })
    return c.json({ done: true as const }, 200)
  })
  return api
}
