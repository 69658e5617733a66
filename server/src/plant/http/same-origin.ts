import { Problem } from '@stagedoor/contract/problems'
import type { MiddlewareHandler } from 'hono'
import type { ApiEnv } from './identity.ts'
import type { Site } from './site.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a cookie-borne change that another site asked for (CSRF): by `Sec-Fetch-Site`, and by `Origin`. An API key is
 * carried by no browser of its own accord; what a proxy asks for (`Basic`) is.
 */
export function sameOrigin(site: Site): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || isKey(c.req.header('authorization'))) return next()
    const fetchSite = c.req.header('sec-fetch-site')
    if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none')
      throw new Problem('wrong-origin')
    const origin = c.req.header('origin')
    if (origin !== undefined && origin !== site.origin) throw new Problem('wrong-origin')
    return next()
  }
}

const isKey = (authorization: string | undefined): boolean => /^Bearer /i.test(authorization ?? '')
