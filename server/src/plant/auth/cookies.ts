import { createHash } from 'node:crypto'

/** The cookies that an answer of better-auth sets. */
export function cookiesOf(response: Response): Headers {
  const headers = new Headers()
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}

/** Of a request's headers the cookies alone: what better-auth is not told, it cannot keep. */
export function onlyCookies(headers: Headers): Headers {
  const cookie = headers.get('cookie')
  return new Headers(cookie === null ? {} : { cookie })
}

/** A request's headers as they will be once the browser has taken the cookies of an answer. */
export function withCookies(headers: Headers, answered: Headers): Headers {
  const taken = answered.getSetCookie().map((cookie) => cookie.split(';')[0])
  return new Headers({ cookie: [headers.get('cookie'), ...taken].filter(Boolean).join('; ') })
}

const SESSION = /(?:^|;\s*)(?:__Secure-)?stagedoor\.session_token=([^;]+)/

/** What a session is known by to those who bind something to it; null for a request that carries none. */
export function sessionDigest(headers: Headers): Buffer | null {
  const token = SESSION.exec(headers.get('cookie') ?? '')?.[1]
  return token === undefined ? null : createHash('sha256').update(token).digest()
}
