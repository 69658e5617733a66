import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, networkPrefix, RateLimit } from '../../plant/http/index.ts'
import type { FrontWatch } from '../changes/front-watch.ts'

/**
 * The stream that tells a fan's page to read a topic again: `questions`, `theories`, `session/ID`, `post/SLUG`. It never
 * says what changed; the page asks through the wall.
 */
export function changesRoutes({ front }: { front: FrontWatch }) {
  // A network may lose all its streams at once and come back; a program that opens and closes without end may not.
  const openings = new RateLimit({ burst: 600, perMinute: 300 })
  const api = createApi()
  api.get('/public/productions/:production/changes', async (c) => {
    const { outgoing } = c.env as { outgoing?: ServerResponse }
    if (outgoing === undefined || c.req.raw.method === 'HEAD') throw new Problem('stream-not-here')
    const network = networkPrefix(c.var.clientAddress)
    openings.take(network, performance.now())
    await front.follow(outgoing, {
      viewerId: c.var.viewer,
      production: c.req.param('production'),
      topic: c.req.query('topic') ?? '',
      network,
      isAgain: c.req.header('last-event-id') !== undefined,
    })
    return RESPONSE_ALREADY_SENT
  })
  return api
}
