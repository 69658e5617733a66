import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { openReleaseSlip } from '../../clearance/index.ts'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import {
  authorize,
  authorizeIn,
  listOf,
  productionById,
  productionParam,
  tokenParam,
} from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { keepEvidence } from '../keep-evidence.ts'
import { lineById, recallById, recallsCausedBy, recallsOf, type RecallRow } from '../ledger.ts'
import { filmsOf, productionOfPublication } from '../queries.ts'
import { recallPublication } from '../recall-publication.ts'
import { lineView, recallViews } from '../recall-view.ts'
import { lineSchema, recallSchema } from './wire.ts'

const tags = ['recall']

const call = createRoute({
  method: 'post',
  path: '/publications/{publication}/recalls',
  operationId: 'recallPublication',
  tags,
  summary: 'Take a publication, and everything else of its cut, back from everywhere',
  request: {
    params: z.object({ publication: wireId }),
    body: jsonBody(
      z.object({
        because: shortText(1000),
        reach: z.enum(['everything', 'this-alone']).default('everything').openapi({
          description: 'Everything of the same cut, kits included, or this publication or kit alone.',
        }),
      }),
    ),
  },
  responses: { 201: json('Our own copies are shut; the ledger says the rest', recallSchema), ...refusals },
})
const list = createRoute({
  method: 'get',
  path: '/productions/{production}/recalls',
  operationId: 'listRecalls',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Recalls, newest first', listOf(recallSchema)), ...refusals },
})
const get = createRoute({
  method: 'get',
  path: '/recalls/{recall}',
  operationId: 'getRecall',
  tags,
  request: { params: z.object({ recall: wireId }) },
  responses: { 200: json('The ledger', recallSchema), ...refusals },
})
const evidence = createRoute({
  method: 'post',
  path: '/recall-lines/{line}/evidence',
  operationId: 'keepRecallEvidence',
  tags,
  summary: 'What shows that a place has given back',
  request: { params: z.object({ line: wireId }), body: jsonBody(z.object({ what: shortText(2000) })) },
  responses: { 201: json('Kept', lineSchema), ...refusals },
})
const ofSigner = createRoute({
  method: 'get',
  path: '/release-slips/{token}/recalls',
  operationId: 'listRecallsOfReleaseSlip',
  tags: ['slips'],
  summary: 'What came back because the holder of this slip withdrew',
  request: { params: tokenParam },
  responses: { 200: json('The same ledger that the crew sees', listOf(recallSchema)), ...refusals },
})

/** Routes of recalls, and the ledger as the person who withdrew sees it. */
export function recallRoutes(deps: PublishDeps) {
  const { db, clock, addresses } = deps
  const api = createApi()

  const views = async (recalls: readonly RecallRow[], slug: string) => {
    const films = await filmsOf(
      db,
      recalls.map(({ cutId }) => cutId),
    )
    const shown = await recallViews(db, recalls, { slug, now: clock.now() })
    return shown.map((view) => {
      const film = films.get(view.cutId)
      const posterUrl =
        film === undefined || film.posterSha256 === null
          ? null
          : addresses.mint({
              gateId: film.gateId,
              mintedFor: 'crew',
              sha256: film.posterSha256,
              mediaType: 'image/jpeg',
            })
      return { ...view, posterUrl }
    })
  }
  const oneOf = async (recallId: string, slug: string) => {
    const recall = await recallById(db, recallId)
    const [view] = recall === undefined ? [] : await views([recall], slug)
    if (view === undefined) throw new Problem('not-found')
    return view
  }

  api.openapi(call, async (c) => {
    const publicationId = c.req.valid('param').publication
    const productionId = await productionOfPublication(db, publicationId)
    const { production, actor } = await authorizeIn({ db }, c.var.identity, { productionId, act: 'recall' })
    const { because, reach } = c.req.valid('json')
    const { recallId } = await recallPublication(deps, { publicationId, reach, because, actor })
    return c.json(await oneOf(recallId, production.slug), 201)
  })
  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: await views(await recallsOf(db, production.id), slug), next: null }, 200)
  })
  api.openapi(get, async (c) => {
    const recallId = c.req.valid('param').recall
    const recall = await recallById(db, recallId)
    const target = { productionId: recall?.productionId, act: 'view-backstage' as const }
    const { production } = await authorizeIn({ db }, c.var.identity, target)
    return c.json(await oneOf(recallId, production.slug), 200)
  })
  api.openapi(evidence, async (c) => {
    const lineId = c.req.valid('param').line
    const line = await lineById(db, lineId)
    const target = { productionId: line?.productionId, act: 'recall' as const }
    const { production, actor } = await authorizeIn({ db }, c.var.identity, target)
    await keepEvidence(deps, { lineId, what: c.req.valid('json').what, actor })
    const after = await lineById(db, lineId)
    if (after === undefined) throw new Problem('not-found')
    return c.json(lineView(after, production.slug), 201)
  })
  api.openapi(ofSigner, async (c) => {
    const { slip } = await openReleaseSlip(deps, c.req.valid('param').token)
    const { productionId, ref: releaseFormId } = slip
    const production = await productionById(db, productionId)
    const recalls = await recallsCausedBy(db, { productionId, releaseFormId })
    const shown = await recallViews(db, recalls, { slug: production?.slug ?? '', now: clock.now() })
    return c.json({ items: shown.map((view) => ({ ...view, posterUrl: null })), next: null }, 200)
  })
  return api
}
