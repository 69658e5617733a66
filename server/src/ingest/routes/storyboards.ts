import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { storyboardVtt } from '@stagedoor/core/ingest'
import { flicks } from '@stagedoor/core/time'
import { createApi, refusals, wireId } from '../../plant/http/index.ts'
import type { FilmstripDescription } from '../../plant/media/index.ts'
import type { IngestDeps } from '../deps.ts'
import { listedAsset } from '../queries.ts'
import { reach } from './reach.ts'

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/storyboard',
  operationId: 'readStoryboard',
  tags: ['ingest'],
  summary: 'Small pictures of a film over its length, for a preview over the seek bar',
  request: { params: z.object({ asset: wireId }) },
  responses: {
    200: {
      description:
        'WebVTT, a cue for each picture: the address of one file, which lives ten minutes, and the place in it as `#xywh=`',
      content: { 'text/vtt': { schema: z.string() } },
    },
    ...refusals,
  },
})

/** The filmstrips of films as players take them, for those who may look at the asset. */
export function storyboardRoutes(deps: IngestDeps) {
  return createApi().openapi(read, async (c) => {
    const { asset: id } = c.req.valid('param')
    await reach(deps, c.var.identity, { id, own: 'view-own-uploads', any: 'view-backstage' })
    const asset = await listedAsset(deps.db, id)
    const strip = asset?.files.filmstrip
    if (asset === undefined || strip === undefined) throw new Problem('not-found')
    const { gateId, durationFlicks } = asset
    const address = deps.addresses.mint({
      gateId,
      mintedFor: 'crew',
      sha256: strip.sha256,
      mediaType: strip.mediaType,
    })
    const board = strip.facts as unknown as FilmstripDescription
    return c.body(storyboardVtt(board, { address, duration: flicks(durationFlicks ?? 0) }), 200, {
      'content-type': 'text/vtt; charset=utf-8',
      'cache-control': 'private, no-store',
    })
  })
}
