import { Problem } from '@stagedoor/contract/problems'
import { createRoute, z } from '@hono/zod-openapi'
import { PLAYLIST_TYPE } from '@stagedoor/core/ingest'
import { createApi, refusals, wireId } from '../../plant/http/index.ts'
import type { IngestDeps } from '../deps.ts'
import { pieceFile } from '../ladders.ts'
import { playlistOf } from '../playlists.ts'
import { assetById } from '../queries.ts'
import { reach } from './reach.ts'

const tags = ['ingest']
const rendition = z.enum(['1080', '720', '480', '360', 'sound'])

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/playlists/{playlist}',
  operationId: 'readPlaylist',
  tags,
  summary: 'A play list of a film (HTTP Live Streaming), which grows while the film is prepared',
  request: { params: z.object({ asset: wireId, playlist: z.enum(['main', ...rendition.options]) }) },
  responses: {
    200: {
      description: 'The play list; its addresses ask again at each use whether this person may look',
      content: { [PLAYLIST_TYPE]: { schema: z.string() } },
    },
    ...refusals,
  },
})
const find = createRoute({
  method: 'get',
  path: '/assets/{asset}/renditions/{rendition}/{piece}',
  operationId: 'findRenditionPiece',
  tags,
  summary: 'Where the bytes of a piece of a rendition lie now',
  request: {
    params: z.object({
      asset: wireId,
      rendition,
      piece: z.union([z.literal('head'), z.coerce.number().int().min(0).max(1_000_000)]),
    }),
  },
  responses: {
    302: {
      description: 'To an address of media that lives ten minutes',
      headers: z.object({ location: z.string() }),
    },
    ...refusals,
  },
})

const MAY = { own: 'view-own-uploads', any: 'view-backstage' } as const

/** Films in pieces: play lists, and the way to each piece. */
export function playlistRoutes(deps: IngestDeps) {
  return createApi()
    .openapi(read, async (c) => {
      const { asset, playlist } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, ...MAY })
      return c.body(await playlistOf(deps.db, { assetId: asset, playlist }), 200, {
        'content-type': PLAYLIST_TYPE,
        'cache-control': 'private, no-store',
      })
    })
    .openapi(find, async (c) => {
      const { asset, rendition: name, piece } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, ...MAY })
      const [sha256, found] = await Promise.all([
        pieceFile(deps.db, { assetId: asset, name, piece }),
        assetById(deps.db, asset),
      ])
      if (sha256 === undefined || found === undefined) throw new Problem('not-found')
      // A piece's own address never changes, as an event's play list may not; the sealed one is asked for at each use.
      const address = deps.addresses.mint({
        gateId: found.gateId,
        mintedFor: 'crew',
        sha256: sha256.toString('hex'),
        mediaType: name === 'sound' ? 'audio/mp4' : 'video/mp4',
      })
      return c.body(null, 302, { location: address, 'cache-control': 'no-store' })
    })
}
