import { createRoute, z } from '@hono/zod-openapi'
import { SUBJECT_KINDS } from '@stagedoor/core/clearance'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { MarkingDeps } from '../deps.ts'
import { markBystanders } from '../marking/mark-bystanders.ts'
import { confirmMarks } from '../marking/mark-confirm.ts'
import { markingDesk } from '../marking/mark-desk.ts'
import { markLookedAt, takeLookBack } from '../marking/mark-looked-at.ts'
import { markSameAsLast } from '../marking/mark-same-as-last.ts'
import { FIND_SHOTS } from '../marking/mark-shots.ts'
import { trackBox } from '../marking/track-box.ts'
import { takeTrackingBack } from '../marking/track-take-back.ts'
import { faceProposalSchema, faceRoutes, proposalOut } from './faces.ts'
import { idParam } from './wire.ts'

const tags = ['marking']
const losing = z.enum(['faded', 'left-frame', 'shot-changed', 'too-even'])
const share = z.number().min(0).max(1)
const drawnBox = z.object({ x: share, y: share, width: share.positive(), height: share.positive() })

const trackingSchema = z
  .object({
    id: wireId,
    appearanceId: wireId,
    workId: wireId,
    atFlicks: wireFlicks,
    state: z.enum(['waiting', 'followed', 'lost', 'cancelled', 'failed']),
    foundFromFlicks: wireFlicks.nullable(),
    foundToFlicks: wireFlicks.nullable(),
    lostBefore: losing.nullable(),
    lostAfter: losing.nullable(),
    confidence: z.number().nullable(),
  })
  .openapi('Tracking')

const deskSchema = z
  .object({
    palette: z.array(
      z.object({
        id: wireId,
        kind: z.enum(SUBJECT_KINDS),
        name: z.string(),
        character: z.string().nullable(),
        billing: z.int().nullable(),
        isOnTheDay: z.boolean(),
        markedAt: wireInstant.nullable(),
      }),
    ),
    shotStartsFlicks: z.array(wireFlicks).nullable(),
    before: z.object({ id: wireId, title: z.string() }).nullable(),
    look: z.object({ at: wireInstant, by: z.string() }).nullable(),
    trackings: z.array(trackingSchema),
    faces: z.object({
      isOn: z.boolean(),
      search: z
        .object({
          workId: wireId,
          state: z.enum(['waiting', 'done', 'cancelled', 'failed']),
          found: z.int().nullable(),
        })
        .nullable(),
      proposals: z.array(faceProposalSchema),
    }),
  })
  .openapi('MarkingDesk')

const params = { params: idParam('asset') }
const marked = z.object({ appearanceIds: z.array(wireId) })

const desk = createRoute({
  method: 'get',
  path: '/assets/{asset}/marking-desk',
  operationId: 'getMarkingDesk',
  tags,
  summary: 'Whom to offer first, shots, what was taken before, who has looked, and boxes that follow',
  request: params,
  responses: { 200: json('The desk', deskSchema), ...refusals },
})
const sameAsLast = createRoute({
  method: 'post',
  path: '/assets/{asset}/copied-appearances',
  operationId: 'markSameAsLast',
  tags,
  summary: 'Mark everybody of the asset taken before it, as unsure',
  request: params,
  responses: { 201: json('Marked, to be confirmed', marked.extend({ fromAssetId: wireId })), ...refusals },
})
const confirm = createRoute({
  method: 'post',
  path: '/assets/{asset}/confirmations',
  operationId: 'confirmMarks',
  tags,
  summary: 'Make unsure marks sure: all of them, or those named',
  request: {
    ...params,
    body: jsonBody(z.object({ appearanceIds: z.array(wireId).min(1).max(10_000).optional() })),
  },
  responses: { 201: json('Sure now', marked), ...refusals },
})
const bystanders = createRoute({
  method: 'post',
  path: '/assets/{asset}/bystanders',
  operationId: 'markBystanders',
  tags,
  summary: 'Mark everybody nobody can name as one crowd in the background',
  request: {
    ...params,
    body: jsonBody(
      z.object({ range: z.object({ fromFlicks: z.int(), toFlicks: z.int() }).nullable().default(null) }),
    ),
  },
  responses: { 201: json('Marked', z.object({ id: wireId, subjectId: wireId })), ...refusals },
})
const look = createRoute({
  method: 'put',
  path: '/assets/{asset}/look',
  operationId: 'markLookedAt',
  tags,
  summary: 'Say that it was looked at from end to end, and whoever is in it is marked',
  request: params,
  responses: { 200: json('Looked at', z.object({ assetId: wireId })), ...refusals },
})
const lookAgain = createRoute({
  method: 'delete',
  path: '/assets/{asset}/look',
  operationId: 'takeLookBack',
  tags,
  request: params,
  responses: { 200: json('To be looked at again', z.object({ assetId: wireId })), ...refusals },
})
const shots = createRoute({
  method: 'post',
  path: '/assets/{asset}/shots',
  operationId: 'findShots',
  tags,
  summary: 'Find where its shots begin',
  request: params,
  responses: { 202: json('The work that looks for them', z.object({ workId: wireId })), ...refusals },
})
const follow = createRoute({
  method: 'post',
  path: '/appearances/{appearance}/trackings',
  operationId: 'trackBox',
  tags,
  summary: 'Follow a box drawn at a moment through the picture; it follows a place and never knows who it is',
  request: {
    params: idParam('appearance'),
    body: jsonBody(z.object({ atFlicks: z.int().min(0), box: drawnBox })),
  },
  responses: { 202: json('The work that follows it', z.object({ id: wireId, workId: wireId })), ...refusals },
})
const followBack = createRoute({
  method: 'delete',
  path: '/trackings/{tracking}',
  operationId: 'takeTrackingBack',
  tags,
  summary: 'Take back what following a box did to its mark',
  request: { params: idParam('tracking') },
  responses: { 200: json('Taken back', z.object({ id: wireId })), ...refusals },
})

/** What helps to mark: the desk, copies, crowds, confirmations, looks, shots, boxes that follow, and faces. */
export function markingRoutes(deps: MarkingDeps) {
  const { db, jobs } = deps
  const inAsset = async (c: { var: { identity: Parameters<typeof authorizeIn>[1] } }, assetId: string) => {
    const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
    const { production, actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'mark' })
    return { productionId: production.id, assetId, actor }
  }
  return createApi()
    .route('/', faceRoutes(deps))
    .openapi(desk, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const owner = await productionOf(db, 'ingest.assetFacts', assetId)
      const { production } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'view-backstage',
      })
      return c.json(deskOut(await markingDesk(db, { productionId: production.id, assetId })), 200)
    })
    .openapi(sameAsLast, async (c) => {
      const about = await inAsset(c, c.req.valid('param').asset)
      return c.json(await markSameAsLast(deps, about), 201)
    })
    .openapi(confirm, async (c) => {
      const about = await inAsset(c, c.req.valid('param').asset)
      const { appearanceIds = null } = c.req.valid('json')
      return c.json(await confirmMarks(deps, { ...about, appearanceIds }), 201)
    })
    .openapi(bystanders, async (c) => {
      const about = await inAsset(c, c.req.valid('param').asset)
      const { appearanceId, subjectId } = await markBystanders(deps, { ...about, ...c.req.valid('json') })
      return c.json({ id: appearanceId, subjectId }, 201)
    })
    .openapi(look, async (c) => {
      const about = await inAsset(c, c.req.valid('param').asset)
      await markLookedAt(deps, about)
      return c.json({ assetId: about.assetId }, 200)
    })
    .openapi(lookAgain, async (c) => {
      const about = await inAsset(c, c.req.valid('param').asset)
      await takeLookBack(deps, about)
      return c.json({ assetId: about.assetId }, 200)
    })
    .openapi(shots, async (c) => {
      const { productionId, assetId } = await inAsset(c, c.req.valid('param').asset)
      const workId = await db
        .transaction()
        .execute((trx) => jobs.enqueue(trx, FIND_SHOTS, { productionId, ref: assetId, payload: { assetId } }))
      return c.json({ workId }, 202)
    })
    .openapi(follow, async (c) => {
      const { appearance: appearanceId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.appearances', appearanceId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'mark',
      })
      const order = { productionId: production.id, appearanceId, actor, ...c.req.valid('json') }
      const { trackingId, workId } = await trackBox(deps, order)
      return c.json({ id: trackingId, workId }, 202)
    })
    .openapi(followBack, async (c) => {
      const { tracking: trackingId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.trackings', trackingId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'mark',
      })
      await takeTrackingBack(deps, { productionId: production.id, trackingId, actor })
      return c.json({ id: trackingId }, 200)
    })
}

function deskOut({
  palette,
  shots: starts,
  look: looked,
  trackings,
  faces,
  ...rest
}: Awaited<ReturnType<typeof markingDesk>>): z.infer<typeof deskSchema> {
  return {
    ...rest,
    palette: palette.map(({ kind, markedAt, ...subject }) => ({
      ...subject,
      kind: z.enum(SUBJECT_KINDS).parse(kind),
      markedAt: markedAt === null ? null : instantOut(markedAt),
    })),
    shotStartsFlicks: starts === null ? null : [...starts],
    faces: { ...faces, proposals: faces.proposals.map(proposalOut) },
    look: looked && { at: instantOut(looked.lookedAt), by: looked.lookedBy },
    trackings: trackings.map((tracking) => ({
      id: tracking.id,
      appearanceId: tracking.appearanceId,
      workId: tracking.workId,
      atFlicks: tracking.atFlicks,
      state: trackingSchema.shape.state.parse(tracking.state),
      foundFromFlicks: tracking.foundFrom,
      foundToFlicks: tracking.foundTo,
      lostBefore: losing.nullable().parse(tracking.lostBefore),
      lostAfter: losing.nullable().parse(tracking.lostAfter),
      confidence: tracking.confidence,
    })),
  }
}
