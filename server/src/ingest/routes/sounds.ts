import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import type { IngestDeps } from '../deps.ts'
import { hearTrack } from '../hear-track.ts'
import { reach } from './reach.ts'

const hear = createRoute({
  method: 'put',
  path: '/assets/{asset}/heard-track',
  operationId: 'hearTrack',
  tags: ['ingest'],
  summary: 'Choose which sound track speaks for an asset; cuts that were made keep theirs',
  request: {
    params: z.object({ asset: wireId }),
    body: jsonBody(z.object({ track: z.int().min(0).max(255) })),
  },
  responses: {
    200: json(
      'The work that makes its wave and its light copy with that sound; none where they have it',
      z.object({ workIds: z.array(wireId) }),
    ),
    ...refusals,
  },
})

/** Which of its sounds speaks for an asset: for those who prepare footage. */
export function soundRoutes(deps: IngestDeps) {
  return createApi().openapi(hear, async (c) => {
    const { asset } = c.req.valid('param')
    await reach(deps, c.var.identity, { id: asset, own: 'mark', any: 'mark' })
    const { workIds } = await hearTrack(deps, { assetId: asset, track: c.req.valid('json').track })
    return c.json({ workIds: [...workIds] }, 200)
  })
}
