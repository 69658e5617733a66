import { Problem } from '@stagedoor/contract/problems'
import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from '../plant/http/index.ts'
import type { MadeViewers } from './made-viewers.ts'
import type { Viewers } from './viewers.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Says of a request to front of house who looks: somebody known, nobody, or somebody made up by crew. Whoever is made up
 * looks on: nothing can be said in their name, nor by accident in one's own; and what they see is kept in no cache.
 */
export function whoLooksOn({
  viewers,
  madeViewers,
}: {
  viewers: Viewers
  madeViewers: MadeViewers
}): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { headers, method } = c.req.raw
    const worn = await madeViewers.whoIsWorn(headers, c.var.identity)
    if (worn !== null && !READS.has(method))
      throw new Problem('looking-as-somebody-else', {
        detail: 'Nothing was changed. Stop looking as somebody else, and do it as yourself.',
      })
    c.set('madeViewer', worn)
    c.set('viewer', worn?.id ?? (await viewers.whoLooks(headers, c.var.identity)))
    await next()
    if (worn !== null) c.header('cache-control', 'private, no-store')
  }
}
