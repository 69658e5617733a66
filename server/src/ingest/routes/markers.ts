import { createRoute, z } from '@hono/zod-openapi'
import { MARKER_KINDS, MARKER_LONGEST } from '@stagedoor/core/ingest'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { listOf } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { markersOf, putMarker, removeMarker } from '../markers.ts'
import { markerList } from '../marker-list.ts'
import { reach } from './reach.ts'

const tags = ['ingest']
const params = z.object({ asset: wireId })
const one = params.extend({ marker: wireId })

const said = z
  .object({
    kind: z.enum(MARKER_KINDS),
    name: z.string().trim().max(MARKER_LONGEST.name).default(''),
    note: z.string().trim().max(MARKER_LONGEST.note).default(''),
    fromFlicks: z.int().min(0),
    toFlicks: z.int().min(0),
  })
  .refine(({ fromFlicks, toFlicks }) => fromFlicks <= toFlicks, 'ends where it begins, or later')

const markerSchema = z
  .object({
    id: wireId,
    kind: z.enum(MARKER_KINDS),
    name: z.string(),
    note: z.string(),
    fromFlicks: wireFlicks,
    toFlicks: wireFlicks,
    madeBy: shortText(),
    madeAt: wireInstant,
  })
  .openapi('Marker')

const list = createRoute({
  method: 'get',
  path: '/assets/{asset}/markers',
  operationId: 'listMarkers',
  tags,
  summary: 'The markers of an asset, in the order of its time',
  request: { params },
  responses: { 200: json('The markers', listOf(markerSchema)), ...refusals },
})
const exported = createRoute({
  method: 'get',
  path: '/assets/{asset}/markers.edl',
  operationId: 'exportMarkers',
  tags,
  summary:
    'The markers of an asset as an edit decision list (CMX 3600) that DaVinci Resolve reads as markers',
  request: { params },
  responses: {
    200: {
      description: 'Times of a timeline that begins at 01:00:00:00 with its first frame',
      content: { 'text/plain': { schema: z.string() } },
    },
    ...refusals,
  },
})
const put = createRoute({
  method: 'put',
  path: '/assets/{asset}/markers/{marker}',
  operationId: 'putMarker',
  tags,
  summary: 'Set a marker under an id of your own, or write it anew; one that was removed is there again',
  request: { params: one, body: jsonBody(said) },
  responses: { 204: { description: 'It stands' }, ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: '/assets/{asset}/markers/{marker}',
  operationId: 'removeMarker',
  tags,
  request: { params: one },
  responses: { 204: { description: 'Removed' }, ...refusals },
})

/** Markers: what the crew notes on the time of an asset, for the crew alone. */
export function markerRoutes(deps: IngestDeps) {
  return createApi()
    .openapi(list, async (c) => {
      const { asset } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, own: 'view-backstage', any: 'view-backstage' })
      const markers = await markersOf(deps.db, asset)
      const items = markers.map(({ madeAt, ...marker }) => ({ ...marker, madeAt: instantOut(madeAt) }))
      return c.json({ items, next: null }, 200)
    })
    .openapi(exported, async (c) => {
      const { asset } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, own: 'view-backstage', any: 'view-backstage' })
      const { name, text } = await markerList(deps.db, asset)
      c.header('content-disposition', `attachment; filename="${name}"`)
      c.header('cache-control', 'no-store')
      return c.text(text, 200)
    })
    .openapi(put, async (c) => {
      const { asset, marker: id } = c.req.valid('param')
      const { actor } = await reach(deps, c.var.identity, { id: asset, own: 'mark', any: 'mark' })
      await putMarker(deps, { assetId: asset, marker: { id, ...c.req.valid('json') }, by: actor.name })
      return c.body(null, 204)
    })
    .openapi(remove, async (c) => {
      const { asset, marker: markerId } = c.req.valid('param')
      const { actor } = await reach(deps, c.var.identity, { id: asset, own: 'mark', any: 'mark' })
      await removeMarker(deps, { assetId: asset, markerId, by: actor.name })
      return c.body(null, 204)
    })
}
