import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { CHAPTERS_LONGEST, placeWindow } from '@stagedoor/core/cut'
import { stillBox } from '@stagedoor/core/timeline'
import {
  createApi,
  type Identity,
  json,
  jsonBody,
  refusals,
  shortText,
  wireFlicks,
  wireId,
} from '../../plant/http/index.ts'
import { killsOnCuts, OWN_PAGE } from '../../clearance/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { changeCut } from '../change-cut.ts'
import { captionsFrom, chaptersFrom, meantForFrom, shapeFrom, timelineFrom } from '../change-from-wire.ts'
import { creditsOf } from '../credits.ts'
import { cutCard } from '../cut-card.ts'
import type { MeantFor } from '../cut-values.ts'
import type { CutDeps } from '../deps.ts'
import { makeCut } from '../make-cut.ts'
import {
  assetsById,
  cutById,
  type CutRow,
  cutsOf,
  heardTrackOf,
  type KnownVerdict,
  meantForOf,
  verdictsOf,
} from '../queries.ts'
import { renderCut } from '../render-cut.ts'
import { takeVerdictEdits } from '../take-verdict-edits.ts'
import { originOf, siblingCut } from '../sibling-cut.ts'
import {
  creditSchema,
  cutSchema,
  differenceSchema,
  meantForSchema,
  shapeSchema,
  timelineSchema,
} from './wire.ts'

const tags = ['cut']
const cutParam = z.object({ cut: wireId })
const share = z.number().min(0).max(1)

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/cuts',
  operationId: 'listCuts',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Cuts, newest first', listOf(cutSchema)), ...refusals },
})
const make = createRoute({
  method: 'post',
  path: '/productions/{production}/cuts',
  operationId: 'makeCut',
  tags,
  summary:
    'Begin a cut of one asset with the sound that speaks for it; without a range it takes the whole of it',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        title: shortText(120),
        assetId: wireId,
        range: z.object({ from: wireFlicks, to: wireFlicks }).optional(),
        shape: shapeSchema.default('9:16'),
        window: z
          .object({ middle: z.object({ x: share, y: share }), size: z.number().gt(0).max(1) })
          .optional()
          .openapi({ description: 'Where the window lies; 1 is the largest that fits the shape.' }),
        meantFor: meantForSchema.optional(),
      }),
    ),
  },
  responses: { 201: json('Made', z.object({ id: wireId })), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: '/cuts/{cut}',
  operationId: 'readCut',
  tags,
  request: { params: cutParam },
  responses: { 200: json('The cut', cutSchema), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/cuts/{cut}',
  operationId: 'changeCut',
  tags,
  summary: 'Edit a cut: the next version',
  request: {
    params: cutParam,
    body: jsonBody(
      z.object({
        version: z.int().openapi({ description: 'The version that the changer saw.' }),
        title: shortText(120).optional(),
        shape: shapeSchema.optional(),
        timeline: timelineSchema.optional(),
        captions: z
          .string()
          .max(1_000_000)
          .optional()
          .openapi({ description: 'WebVTT, SubRip or plain text; empty takes them away.' }),
        chapters: z.string().max(CHAPTERS_LONGEST).optional().openapi({
          description:
            'A line each, `1:12 The lamp goes out`, times in the cut as this change leaves it; empty takes them away. Left out, they move with their footage.',
        }),
        meantFor: meantForSchema.optional(),
        credits: z
          .array(creditSchema)
          .max(60)
          .nullable()
          .optional()
          .openapi({ description: 'Who is named, in order; null names whoever sent the footage.' }),
      }),
    ),
  },
  responses: { 200: json('The present version', z.object({ version: z.int() })), ...refusals },
})
const takeEdits = createRoute({
  method: 'post',
  path: '/cuts/{cut}/verdict-edits',
  operationId: 'takeVerdictEdits',
  tags,
  summary: 'Make the edits that the doorkeeper asks for',
  request: { params: cutParam },
  responses: { 201: json('Made', z.object({ version: z.int(), edits: z.int() })), ...refusals },
})
const sibling = createRoute({
  method: 'post',
  path: '/cuts/{cut}/siblings',
  operationId: 'makeSibling',
  tags,
  summary: 'A cut of the same material in another shape, or ending earlier, and its render begun',
  request: { params: cutParam, body: jsonBody(differenceSchema) },
  responses: {
    201: json(
      'Made, or there already',
      z.object({ id: wireId, isNew: z.boolean(), renderId: wireId, workId: wireId.nullable() }),
    ),
    ...refusals,
  },
})
const render = createRoute({
  method: 'post',
  path: '/cuts/{cut}/renders',
  operationId: 'renderCut',
  tags,
  summary: 'Render the present version, once',
  request: { params: cutParam },
  responses: {
    201: json(
      'On its way, or there already',
      z.object({
        renderId: wireId,
        workId: wireId.nullable(),
        state: z.enum(['waiting', 'rendering', 'rendered']),
      }),
    ),
    ...refusals,
  },
})

const FOR_OWN_PAGE: MeantFor = meantForFrom({
  uses: ['publicity'],
  destination: OWN_PAGE,
  territories: ['WORLD'],
  moment: { kind: 'now' },
})

/** Routes of cuts and their renders. */
export function cutsRoutes({ db, clock, jobs, addresses }: CutDeps) {
  const api = createApi()

  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const cuts = await cutsOf(db, production.id)
    const known = await verdictsOf(
      db,
      cuts.map((cut) => cut.id),
    )
    const items = await Promise.all(cuts.map(async (cut) => cardOf(cut, known.get(cut.id))))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(make, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'cut' })
    const { title, assetId, range, shape, window, meantFor } = c.req.valid('json')
    const [asset] = await assetsById(db, [assetId])
    if (asset === undefined || asset.productionId !== production.id) throw new Problem('not-found')
    if (asset.durationFlicks === null || asset.width === null || asset.height === null)
      throw new Problem('asset-not-ready')
    const upright = { width: asset.width, height: asset.height }
    const box = placeWindow(upright, shapeFrom(shape), window ?? { middle: { x: 0.5, y: 0.5 }, size: 1 })
    const source = range ?? { from: 0, to: asset.durationFlicks }
    const timeline = timelineFrom({
      clips: [{ assetId, source, crop: { window: stillBox(box) }, track: await heardTrackOf(db, assetId) }],
      edits: [],
    })
    const order = { productionId: production.id, title, shape: shapeFrom(shape), timeline, by: actor.name }
    const made = await makeCut(
      { db, clock },
      { ...order, meantFor: meantFor ? meantForFrom(meantFor) : FOR_OWN_PAGE },
    )
    return c.json(made, 201)
  })
  api.openapi(read, async (c) => {
    const cut = await cutFor(c.var.identity, c.req.valid('param').cut, 'view-backstage')
    const known = (await verdictsOf(db, [cut.id])).get(cut.id)
    return c.json(await cardOf(cut, known), 200)
  })
  api.openapi(change, async (c) => {
    const { cut, actor } = await cutAndActor(c.var.identity, c.req.valid('param').cut)
    const { version, title, shape, timeline, captions, chapters, meantFor, credits } = c.req.valid('json')
    const nextTimeline = timeline === undefined ? cut.timeline : timelineFrom(timeline)
    const changed = await changeCut(
      { db, clock },
      {
        cutId: cut.id,
        by: actor.name,
        change: {
          version,
          ...(title === undefined ? {} : { title }),
          ...(shape === undefined ? {} : { shape: shapeFrom(shape) }),
          ...(timeline === undefined ? {} : { timeline: nextTimeline }),
          ...(captions === undefined ? {} : { captions: captionsFrom(captions, nextTimeline) }),
          ...(chapters === undefined ? {} : { chapters: chaptersFrom(chapters, nextTimeline) }),
          ...(meantFor === undefined ? {} : { meantFor: meantForFrom(meantFor) }),
          ...(credits === undefined ? {} : { credits }),
        },
      },
    )
    return c.json(changed, 200)
  })
  api.openapi(takeEdits, async (c) => {
    const { cut, actor } = await cutAndActor(c.var.identity, c.req.valid('param').cut)
    return c.json(await takeVerdictEdits({ db, clock }, { cutId: cut.id, by: actor.name }), 201)
  })
  api.openapi(sibling, async (c) => {
    const { cut, actor } = await cutAndActor(c.var.identity, c.req.valid('param').cut)
    const difference = c.req.valid('json')
    return c.json(await siblingCut({ db, clock, jobs }, { cutId: cut.id, difference, by: actor.name }), 201)
  })
  api.openapi(render, async (c) => {
    const { cut } = await cutAndActor(c.var.identity, c.req.valid('param').cut)
    return c.json(await renderCut({ db, jobs }, cut.id), 201)
  })
  return api

  async function cardOf(cut: CutRow, known: KnownVerdict | undefined) {
    const [credits, meantFor, kills, origin] = await Promise.all([
      creditsOf(db, cut),
      meantForOf(db, cut.id),
      killsOnCuts(db, [cut.id]),
      originOf(db, cut.id),
    ])
    return cutCard({ addresses }, { cut, credits, meantFor, known, kills: kills.get(cut.id) ?? [], origin })
  }

  async function cutAndActor(identity: Identity, cutId: string) {
    const cut = await cutById(db, cutId)
    const { actor } = await authorizeIn({ db }, identity, { productionId: cut?.productionId, act: 'cut' })
    return { cut: cut!, actor }
  }

  async function cutFor(identity: Identity, cutId: string, act: 'view-backstage') {
    const cut = await cutById(db, cutId)
    await authorizeIn({ db }, identity, { productionId: cut?.productionId, act })
    return cut!
  }
}
