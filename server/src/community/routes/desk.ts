import { createRoute, z } from '@hono/zod-openapi'
import type { Act } from '@stagedoor/core/production'
import { sql } from 'kysely'
import {
  createApi,
  type Identity,
  instantIn,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import { instant } from '@stagedoor/core/time'
import type { CommunityDeps } from '../deps.ts'
import { answerFor } from '../questions/answer-for.ts'
import { answerersOf, deskAct, type DeskCursor, deskQuestions } from '../questions/crew-desk.ts'
import { crewSessions } from '../questions/crew-sessions.ts'
import { announceSession, cancelSession, changeSession } from '../questions/plan-session.ts'
import { answerBody, questionParam, sessionParam, spoilsSchema } from './questions-wire.ts'

const tags = ['questions backstage']
const DESK_PAGE = 50
const done = json('Done', z.object({ done: z.literal(true) }))
const deskState = z.enum(['waiting', 'set-aside', 'declined'])

const deskQuestionSchema = z
  .object({
    id: wireId,
    html: z.string(),
    handle: z.string().nullable(),
    askedAt: wireInstant,
    votes: z.int(),
    state: deskState,
    reason: z.string(),
    laidBy: z.string().nullable(),
    badgeId: wireId.nullable(),
    sessionTitle: z.string().nullable(),
    isRaised: z.boolean(),
    answers: z.int(),
  })
  .openapi('DeskQuestion')
const answererSchema = z
  .object({ id: wireId, name: z.string(), craft: z.string(), kind: z.enum(['crew', 'cast']) })
  .openapi('Answerer')
const crewSessionSchema = z
  .object({
    id: wireId,
    title: z.string(),
    from: wireInstant,
    until: wireInstant,
    state: z.enum(['announced', 'open', 'closed']),
    announcedBy: z.string(),
    badgeIds: z.array(wireId),
    asked: z.int(),
    spoils: z.array(z.object({ id: wireId, label: z.string() })),
  })
  .openapi('CrewSession')
const sessionBody = z.object({
  title: shortText(120),
  from: instantIn,
  until: instantIn,
  badges: z.array(wireId).max(30).default([]),
  spoils: spoilsSchema,
})

const listDesk = createRoute({
  method: 'get',
  path: '/productions/{production}/questions',
  operationId: 'listDeskQuestions',
  tags,
  request: {
    params: productionParam,
    query: z.object({
      view: z.enum(['waiting', 'set-aside', 'declined', 'answered']).default('waiting'),
      everything: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ description: 'Also what lies further on than the asker said they are.' }),
      after: z.string().max(80).optional(),
    }),
  },
  responses: {
    200: json(
      'Questions at the desk that lie behind whoever asks, most wanted first',
      listOf(deskQuestionSchema).extend({ answerers: z.array(answererSchema) }),
    ),
    ...refusals,
  },
})
const layForCrew = createRoute({
  method: 'put',
  path: '/productions/{production}/questions/{question}/desk',
  operationId: 'layDeskQuestion',
  tags,
  request: {
    params: questionParam,
    body: jsonBody(
      z.object({ state: deskState, reason: z.string().trim().max(500).default(''), badge: wireId.nullish() }),
    ),
  },
  responses: { 200: done, ...refusals },
})
const answer = createRoute({
  method: 'post',
  path: '/productions/{production}/questions/{question}/answers',
  operationId: 'answerForBadge',
  tags,
  request: { params: questionParam, body: jsonBody(z.intersection(answerBody, z.object({ badge: wireId }))) },
  responses: { 201: json('Answered in their name', z.object({ id: wireId })), ...refusals },
})
const listSessions = createRoute({
  method: 'get',
  path: '/productions/{production}/sessions',
  operationId: 'listCrewSessions',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Sessions, latest first', listOf(crewSessionSchema)), ...refusals },
})
const announceOne = createRoute({
  method: 'post',
  path: '/productions/{production}/sessions',
  operationId: 'announceSession',
  tags,
  request: { params: productionParam, body: jsonBody(sessionBody) },
  responses: { 201: json('Announced', z.object({ id: wireId })), ...refusals },
})
const changeOne = createRoute({
  method: 'put',
  path: '/productions/{production}/sessions/{session}',
  operationId: 'changeSession',
  tags,
  request: { params: sessionParam, body: jsonBody(sessionBody) },
  responses: { 200: done, ...refusals },
})
const cancelOne = createRoute({
  method: 'post',
  path: '/productions/{production}/sessions/{session}/cancellations',
  operationId: 'cancelSession',
  tags,
  request: { params: sessionParam },
  responses: { 201: done, ...refusals },
})

/** Routes of the desk backstage: what waits for an answer, and sessions. Words that go out are for who may publish. */
export function deskRoutes(deps: CommunityDeps) {
  const { db, fan, viewers } = deps
  const api = createApi()
  const allowed = async (identity: Identity, slug: string, act: Act) => {
    const { production, actor } = await authorize({ db }, identity, { slug, act })
    return { productionId: production.id, production: production.slug, by: actor.name }
  }
  api.openapi(listDesk, async (c) => {
    const { productionId } = await allowed(c.var.identity, c.req.valid('param').production, 'view-backstage')
    const { view, everything, after } = c.req.valid('query')
    const viewerId = await viewers.whoLooks(c.req.raw.headers, c.var.identity)
    const passed = everything === 'true' ? null : await asViewer(fan, viewerId, pointsPassed)
    const { questions, next } = await deskQuestions(db, {
      productionId,
      view,
      passed,
      after: after === undefined ? null : cursorIn(after),
      limit: DESK_PAGE,
    })
    const items = questions.map(({ askedAt, ...one }) => ({ ...one, askedAt: instantOut(askedAt) }))
    return c.json(
      { items, next: next && cursorOut(next), answerers: await answerersOf(db, productionId) },
      200,
    )
  })
  api.openapi(layForCrew, async (c) => {
    const { production, question: questionId } = c.req.valid('param')
    const by = await allowed(c.var.identity, production, 'publish')
    const { badge: badgeId = null, ...laid } = c.req.valid('json')
    await deskAct(deps, { ...by, questionId, badgeId, ...laid })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(answer, async (c) => {
    const { production, question: questionId } = c.req.valid('param')
    const by = await allowed(c.var.identity, production, 'publish')
    const { text: typed, post = null, spoils, badge: badgeId } = c.req.valid('json')
    const { answerId } = await answerFor(deps, { ...by, questionId, badgeId, typed, post, spoils })
    return c.json({ id: answerId }, 201)
  })
  api.openapi(listSessions, async (c) => {
    const { productionId } = await allowed(c.var.identity, c.req.valid('param').production, 'view-backstage')
    const sessions = await crewSessions(deps, productionId)
    const items = sessions.map(({ from, until, ...session }) => ({
      ...session,
      from: instantOut(from),
      until: instantOut(until),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(announceOne, async (c) => {
    const by = await allowed(c.var.identity, c.req.valid('param').production, 'publish')
    const { sessionId } = await announceSession(deps, by, wantedIn(c.req.valid('json')))
    return c.json({ id: sessionId }, 201)
  })
  api.openapi(changeOne, async (c) => {
    const { production, session: sessionId } = c.req.valid('param')
    const by = await allowed(c.var.identity, production, 'publish')
    await changeSession(deps, { ...by, sessionId }, wantedIn(c.req.valid('json')))
    return c.json({ done: true as const }, 200)
  })
  api.openapi(cancelOne, async (c) => {
    const { production, session: sessionId } = c.req.valid('param')
    const by = await allowed(c.var.identity, production, 'publish')
    await cancelSession(deps, { ...by, sessionId })
    return c.json({ done: true as const }, 201)
  })
  return api
}

const cursorOut = ({ votes, askedAt, id }: DeskCursor): string => `${votes} ${askedAt} ${id}`

const CURSOR = /^(\d{1,9}) (\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function cursorIn(text: string): DeskCursor | null {
  const [, votes, askedAt, id] = CURSOR.exec(text) ?? []
  return votes === undefined || askedAt === undefined || id === undefined
    ? null
    : { votes: Number(votes), askedAt: instant(Number(askedAt)), id }
}

const wantedIn = ({ title, from, until, badges: badgeIds, spoils }: z.output<typeof sessionBody>) => ({
  title,
  from: instant(from),
  until: instant(until),
  badgeIds,
  spoils,
})

async function pointsPassed(seen: CommunityDeps['fan']): Promise<readonly string[]> {
  const { rows } = await sql<{ points: string[] }>`select wall.passed() as points`.execute(seen)
  return rows[0]?.points ?? []
}
