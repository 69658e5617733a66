import { createClient, problemOf, type StagedoorClient } from '@stagedoor/contract'

/** Somebody at the door of a house: a typed client that keeps its cookies, and bare requests with the same cookies. */
export interface Visitor extends StagedoorClient {
  readonly bare: (path: string, init?: RequestInit) => Promise<Response>
}

/** A visitor with an empty cookie jar. */
export function visitorOf(origin: string): Visitor {
  const jar = new Map<string, string>()
  const go = async (request: Request): Promise<Response> => {
    if (jar.size > 0)
      request.headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(request)
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const cut = pair.indexOf('=')
      jar.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    return response
  }
  return Object.assign(createClient({ origin, fetch: go }), {
    bare: (path: string, init: RequestInit = {}) =>
      go(new Request(new URL(path, origin), { redirect: 'manual', ...init })),
  })
}

/** The answer of a request that must succeed; throws the refusal otherwise. */
export async function must<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok) throw problemOf(error)
  return data as T
}

/** The refusal of a request that must be refused: its type without the path, and its status. */
export async function refusal(
  asked: Promise<{ error?: unknown; response: Response }>,
): Promise<{ type: string; status: number }> {
  const { error, response } = await asked
  if (response.ok) throw new Error(`it was not refused: ${response.status}`)
  const { type } = problemOf(error)
  return { type, status: response.status }
}

/** The token at the end of a link that the house gave out. */
export function tokenOf(link: string): string {
  return new URL(link, 'http://house.example').pathname.split('/').at(-1) ?? ''
}
