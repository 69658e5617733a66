import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './identity.ts'
import { networkPrefix, RateLimit } from './rate-limit.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Bounds how often fans change something, by whatever route: each viewer what a hand can do, then each network what a
 * cinema behind one address does. One viewer alone spends nothing but their own, and who is nobody yet nothing of those
 * who are somebody. `ticks` are ms that only grow. Throws `too-many-requests`.
 */
export function boundChanges(ticks: () => number): MiddlewareHandler<ApiEnv> {
  const viewers = new RateLimit({ burst: 120, perMinute: 120 })
  const halls = new RateLimit({ burst: 1200, perMinute: 1200 })
  const nobodies = new RateLimit({ burst: 600, perMinute: 300 })
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next()
    const { viewer, clientAddress } = c.var
    const now = ticks()
    if (viewer !== null) viewers.take(viewer, now)
    const ofNetwork = viewer === null ? nobodies : halls
    ofNetwork.take(networkPrefix(clientAddress), now)
    return next()
  }
}
