import type { RequestEvent } from '@sveltejs/kit'

export type Face = 'crew' | 'fans' | 'slips'

/** Which of the three faces a route belongs to; what is not found is shown as front of house. */
export function faceOf(routeId: string | null): Face {
  if (routeId?.startsWith('/(crew)')) return 'crew'
  if (routeId?.startsWith('/(slips)')) return 'slips'
  return 'fans'
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something came from our own pages.
 * A door slip is answered by its address alone, no cookie counts there, so it has nothing to forge;
 * and `no-referrer` makes browsers send `Origin: null` from it.
 */
export function cameFromOurPages(event: Pick<RequestEvent, 'request' | 'locals' | 'route'>): boolean {
  if (SAFE.has(event.request.method) || faceOf(event.route.id) === 'slips') return true
  const origin = event.request.headers.get('origin')
  if (origin !== null && origin !== 'null') return origin === event.locals.origin
  return event.request.headers.get('sec-fetch-site') === 'same-origin'
}

/** Puts the headers of a face on an answer. */
export function secure(response: Response, face: Face): void {
  const { headers } = response
  headers.set('x-content-type-options', 'nosniff')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('permissions-policy', 'geolocation=(), microphone=(), payment=(), usb=()')
  headers.set('referrer-policy', face === 'slips' ? 'no-referrer' : 'same-origin')
  if (face !== 'fans') {
    headers.set('cache-control', 'no-store')
    headers.set('x-robots-tag', 'noindex, nofollow')
  }
  const policy = headers.get('content-security-policy')
  // Lanes and boxes are placed by style attributes; only the crew's pages have them.
  if (policy && face === 'crew') {
    headers.set(
      'content-security-policy',
      policy.replace(/style-src-attr [^;]*/, "style-src-attr 'unsafe-inline'"),
    )
  }
}
