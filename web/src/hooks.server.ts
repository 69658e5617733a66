import { error, type RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks'
import { dev } from '$app/env'
import { cameFromOurPages, faceOf, secure } from '#lib/server/security.ts'
import { passCookiesOn } from '#lib/server/set-cookie.ts'
import { words } from '#lib/words/index.ts'

const PASSED_ON = ['accept', 'accept-language', 'content-type', 'idempotency-key']
// An invitation may be accepted as whoever is signed in; every other slip answers by its address alone.
const ASKED_AS_SOMEBODY = /^\/api\/v1\/(me$|invitation-slips\/)/
const THEMES = new Set(['light', 'dark'])

function themeOf(routeId: string | null, chosen: string | undefined): string {
  switch (faceOf(routeId)) {
    case 'crew':
      return 'dark'
    case 'slips':
      return 'light'
    case 'fans':
      return chosen !== undefined && THEMES.has(chosen) ? chosen : 'auto'
  }
}

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.origin = event.platform?.req.stagedoor?.origin ?? event.url.origin
  if (!dev && !cameFromOurPages(event)) error(403, words.errors.otherOrigin)
  const theme = themeOf(event.route.id, event.cookies.get('theme'))
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace('%stagedoor.theme%', `data-theme="${theme}"`)
        .replace('%stagedoor.language%', event.locals.language ?? 'en'),
    // Fans get the roman serif early; everything else waits for its use.
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && path.includes('latin-wdth-normal')),
  })
  secure(response, faceOf(event.route.id))
  sayWhoseItIs(response, event)
  return response
}

// A page of front of house is of one viewer alone as soon as anything is known of them: then nobody keeps it. What is
// the same for anybody says so to the server, which keeps it whole and takes the word off again.
function sayWhoseItIs(
  { headers, status }: Response,
  event: Pick<RequestEvent, 'route' | 'request' | 'locals'>,
): void {
  if (faceOf(event.route.id) !== 'fans') return
  const cookies = event.request.headers.get('cookie') ?? ''
  const isAnybody = cookies === '' || /^theme=(?:light|dark)$/.test(cookies.trim())
  headers.set('vary', 'Cookie')
  if (!headers.has('cache-control') || !isAnybody)
    headers.set('cache-control', isAnybody ? 'private, no-cache' : 'private, no-store')
  if (isAnybody && status === 200 && event.locals.isForAnybody === true)
    headers.set('x-stagedoor-for-anybody', 'yes')
}

/** Pages ask the API inside the process, with the viewer's cookies and nothing more. */
export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url)
  if (!url.pathname.startsWith('/api/')) return fetch(request)
  const house = event.platform?.req.stagedoor
  const headers = new Headers({ origin: event.locals.origin })
  for (const name of PASSED_ON) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const cookies = request.credentials === 'omit' ? null : event.request.headers.get('cookie')
  if (cookies && (faceOf(event.route.id) !== 'slips' || ASKED_AS_SOMEBODY.test(url.pathname)))
    headers.set('cookie', cookies)
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.arrayBuffer()
  const asked = new Request(new URL(url.pathname + url.search, event.locals.origin), {
    method: request.method,
    headers,
    body,
  })
  const answer = await (house ? house.fetch(asked) : globalThis.fetch(asked, { redirect: 'manual' }))
  passCookiesOn(answer, event.cookies)
  return answer
}

export const handleError: HandleServerError = ({ kind, error: caught, event }) => {
  if (kind === 'framework' && caught.status === 404) return { status: 404, message: words.errors.notFound }
  if (kind === 'app') return caught
  event.platform?.req.stagedoor?.crashed(caught)
  return { status: kind === 'framework' ? caught.status : 500, message: words.errors.broken }
}
