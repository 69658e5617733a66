import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { WRITING_SIGHTS, type WritingLayer } from '@stagedoor/core/community'
import { keyMayDo, type KeyScope, mayDo, type Role } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { madeBy, madeViewerQuery, orderIn, whyOut, whySchema } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { spotlightSightings } from '../sightings/spotlights.ts'
import { talkSightings } from '../sightings/talks.ts'
import type { TalkCursor } from '../sightings/writing-rows.ts'
import { writingSightings, type WritingsWanted } from '../sightings/writings.ts'

const tags = ['view as']
const holds = z.boolean()

const layerSchema = z
  .discriminatedUnion('of', [
    z.object({ of: z.enum(['page', 'talk', 'raised', 'clip']), holds, why: whySchema }),
    z.object({ of: z.literal('community'), holds, isOpen: z.boolean(), isGrownOnly: z.boolean() }),
    z.object({ of: z.literal('state'), holds, state: z.enum(['shown', 'held', 'removed', 'deleted']) }),
    z.object({ of: z.literal('above'), holds }),
  ])
  .openapi('WritingLayer', {
    description:
      'One thing on which it hangs whether they read it: the page, the place of the talk, the community, whether it stands, its own gate, that of the clip that answers, what it answers.',
  })
const talkSchema = z
  .object({
    threadId: wireId.nullable(),
    kind: z.enum(['post', 'questions', 'theories', 'session']),
    slug: z.string().nullable(),
    title: z.string().nullable(),
    isSeen: z.boolean(),
    layers: z.array(layerSchema),
    stands: z.int(),
    reads: z.int(),
  })
  .openapi('TalkSighting')
const writingSchema = z
  .object({
    id: wireId,
    kind: z.enum(['comment', 'question', 'answer', 'theory']),
    state: z.enum(['shown', 'held', 'removed', 'deleted']),
    handle: z.string().nullable(),
    badge: z.string().nullable(),
    words: z.string().nullable().openapi({ description: 'For whoever moderates; null for others.' }),
    writtenAt: wireInstant,
    depth: z.int(),
    hasMore: z.boolean(),
    sight: z.enum(WRITING_SIGHTS).openapi({
      description: 'Its words; a seal or a gap without words; or nothing of it.',
    }),
    layers: z.array(layerSchema),
  })
  .openapi('WritingSighting')

const listTalks = createRoute({
  method: 'get',
  path: '/productions/{production}/sightings/talks',
  operationId: 'listTalkSightings',
  tags,
  summary: 'Say where somebody made up finds people talking, and how much of it they read',
  request: { params: productionParam, query: madeViewerQuery },
  responses: {
    200: json('Questions, theories, sessions, and talk below posts', listOf(talkSchema)),
    ...refusals,
  },
})
const listSpotlights = createRoute({
  method: 'get',
  path: '/productions/{production}/sightings/spotlights',
  operationId: 'listSpotlightSightings',
  tags,
  summary: 'Say whether somebody made up reads what is said of those who made it, and why or why not',
  request: { params: productionParam, query: madeViewerQuery },
  responses: {
    200: json(
      'People of whom something is said, by name',
      listOf(z.object({ person: z.string(), name: z.string(), why: whySchema }).openapi('SpotlightSighting')),
    ),
    ...refusals,
  },
})
const listWritings = createRoute({
  method: 'get',
  path: '/productions/{production}/sightings/writings',
  operationId: 'listWritingSightings',
  tags,
  summary: 'Say of writings whether somebody made up reads them, and why or why not',
  request: {
    params: productionParam,
    query: madeViewerQuery.extend({
      thread: wireId.optional().openapi({ description: 'Those of a thread, the latest first.' }),
      writing: wireId
        .optional()
        .openapi({ description: 'One, with what lies above and below it; then no thread is asked.' }),
      after: z.string().max(80).optional(),
    }),
  },
  responses: {
    200: json('Writings in their place', listOf(writingSchema).extend({ talk: talkSchema })),
    ...refusals,
  },
})

/** Why a fan can read what somebody wrote, or why not: asked by crew. Words are told to whoever may moderate. */
export function writingSightingRoutes(deps: CommunityDeps) {
  const { db } = deps
  const api = createApi()
  const layersOut = async (productionId: string) => {
    const out = await whyOut(db, { productionId })
    return (layers: readonly WritingLayer[]) =>
      layers.map((layer) => ('why' in layer ? { ...layer, why: out(layer.why) } : layer))
  }
  api.openapi(listSpotlights, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-as',
    })
    const productionId = production.id
    const made = await madeBy(db, { productionId, order: orderIn(c.req.valid('query')) })
    const out = await whyOut(db, { productionId })
    const spotlights = await spotlightSightings(deps, { productionId, made })
    return c.json(
      { items: spotlights.map(({ why, ...one }) => ({ ...one, why: out(why) })), next: null },
      200,
    )
  })
  api.openapi(listTalks, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-as',
    })
    const productionId = production.id
    const made = await madeBy(db, { productionId, order: orderIn(c.req.valid('query')) })
    const talks = await talkSightings(deps, { productionId, made, threadId: null })
    const out = await layersOut(productionId)
    const items = talks.map(({ layers, ...talk }) => ({ ...talk, layers: out(layers) }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(listWritings, async (c) => {
    const { production, role } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-as',
    })
    const productionId = production.id
    const { thread, writing, after, ...query } = c.req.valid('query')
    const made = await madeBy(db, { productionId, order: orderIn(query) })
    const told = await writingSightings(deps, {
      productionId,
      made,
      wanted: wantedIn({ thread, writing, after }),
      tellsWords: mayModerate(c.var.identity, role),
    })
    const threadId = (writing === undefined ? thread : told.threadId) ?? null
    const [talk] = threadId === null ? [] : await talkSightings(deps, { productionId, made, threadId })
    if (talk === undefined) throw new Problem('not-found')
    const out = await layersOut(productionId)
    const items = told.writings.map(({ layers, writtenAt, ...one }) => ({
      ...one,
      writtenAt: instantOut(writtenAt),
      layers: out(layers),
    }))
    const next = told.next === null ? null : `${told.next.writtenAt} ${told.next.id}`
    return c.json({ items, next, talk: { ...talk, layers: out(talk.layers) } }, 200)
  })
  return api
}

const mayModerate = (identity: Identity, role: Role): boolean =>
  identity.kind === 'key'
    ? keyMayDo({ role, scopes: identity.scopes as KeyScope[] }, 'moderate')
    : mayDo(role, 'moderate')

function wantedIn(query: {
  thread: string | undefined
  writing: string | undefined
  after: string | undefined
}): WritingsWanted {
  const { thread: threadId, writing: writingId, after } = query
  if (writingId !== undefined) return { writingId }
  if (threadId === undefined)
    throw new Problem('invalid-request', { detail: 'Say of which thread, or of which writing.' })
  return { threadId, after: after === undefined ? null : cursorIn(after) }
}

function cursorIn(text: string): TalkCursor {
  const [, writtenAt, id] = /^(\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  if (writtenAt === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { writtenAt: instant(Number(writtenAt)), id }
}
