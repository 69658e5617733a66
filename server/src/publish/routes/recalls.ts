import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { giveUpLine, keepEvidence } from '../recall/keep-evidence.ts'
import { lineById, recallById, recallsOf, type RecallRow } from '../ledger/ledger.ts'
import { filmsOf, productionOfPublication } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { lineView, recallViews } from '../ledger/recall-view.ts'
import { recallPaper } from '../ledger/recall-papers.ts'
import { lineSchema, recallSchema } from './recall-wire.ts'

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
  summary: 'What shows that a place has given back; where the house can look, the look decides',
  request: {
    params: z.object({ line: wireId }),
    body: jsonBody(
      z.object({
        what: shortText(2000),
        scanId: wireId
          .nullable()
          .default(null)
          .openapi({ description: 'A picture, brought as a scan before.' }),
      }),
    ),
  },
  responses: { 201: json('Kept', lineSchema), ...refusals },
})
const giveUp = createRoute({
  method: 'post',
  path: '/recall-lines/{line}/surrenders',
  operationId: 'giveUpRecallLine',
  tags,
  summary: 'Say that no more is done for a place, and why',
  request: { params: z.object({ line: wireId }), body: jsonBody(z.object({ because: shortText(1000) })) },
  responses: { 201: json('Given up, by whoever said so', lineSchema), ...refusals },
})
const paper = createRoute({
  method: 'get',
  path: '/recall-papers/{paper}',
  operationId: 'getRecallPaper',
  tags,
  summary: 'A picture that somebody brought as evidence',
  request: { params: z.object({ paper: wireId }) },
  responses: {
    200: {
      description: 'The picture',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})
/** Routes of recalls and their ledgers. */
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

  const lineNow = async (lineId: string, slug: string) => {
    const line = await lineById(db, lineId)
    if (line === undefined) throw new Problem('not-found')
    return lineView(line, slug)
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
    await keepEvidence(deps, { lineId, ...c.req.valid('json'), actor })
    return c.json(await lineNow(lineId, production.slug), 201)
  })
  api.openapi(giveUp, async (c) => {
    const lineId = c.req.valid('param').line
    const line = await lineById(db, lineId)
    const target = { productionId: line?.productionId, act: 'decide' as const }
    const { production, actor } = await authorizeIn({ db }, c.var.identity, target)
    await giveUpLine(deps, { lineId, because: c.req.valid('json').because, actor })
    return c.json(await lineNow(lineId, production.slug), 201)
  })
  api.openapi(paper, async (c) => {
    const found = await recallPaper(db, c.req.valid('param').paper)
    const target = { productionId: found?.productionId, act: 'view-backstage' as const }
    await authorizeIn({ db }, c.var.identity, target)
    if (found === undefined) throw new Problem('not-found')
    c.header('content-security-policy', "default-src 'none'; sandbox")
    c.header('cache-control', 'private, no-store')
    const isPicture = found.mediaType.startsWith('image/')
    const name = found.fileName.replaceAll(/[^\w.-]/g, '_')
    c.header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; filename="${name}"`)
    return c.body(new Uint8Array(found.bytes), 200, { 'content-type': found.mediaType })
  })
  return api
}
