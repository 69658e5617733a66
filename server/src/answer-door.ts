import type { DrawnPage, PageCache } from './page-cache.ts'

/** What answers a request to the API. */
export type Answering<Bindings> = (request: Request, bindings: Bindings) => Response | Promise<Response>

// What a production shows. A search is kept by nobody: there are more of them than anybody asks twice.
const SHOWN = /^\/api\/v1\/public\/productions(?:\/[^/?]+(?:\/(?!search\b)[^?]*)?)?(?:\?|$)/
const LONGEST_PATH = 600
const THEME_ALONE = /^theme=(?:light|dark)$/

/**
 * Answers of the API about front of house, for whoever nothing is known of, from what is kept for anybody; all else is
 * asked. What is kept is as true as a page: until the next gate opens, and until anything shown changes.
 */
export function answerDoor<Bindings>({
  ask,
  cache,
}: {
  ask: Answering<Bindings>
  cache: PageCache
}): Answering<Bindings> {
  const asking = new Map<string, Promise<unknown>>()
  return async (request, bindings) => {
    const key = answerKeyOf(request)
    if (key === null) return ask(request, bindings)
    // Whoever comes while it is asked waits, and asks only if it was not one to keep.
    const before = asking.get(key)
    if (before !== undefined) await before
    const kept = cache.find(key)
    if (kept !== undefined) return answerOf(kept)
    const other: { answer: Response | null } = { answer: null }
    const drawing = cache.draw(key, async () => {
      const answer = await ask(request, bindings)
      if (isKeepable(answer)) return drawn(answer)
      other.answer = answer
      return null
    })
    // Its failure is the failure of whoever began it.
    asking.set(
      key,
      drawing.catch(() => undefined),
    )
    try {
      const page = await drawing
      return page === null ? (other.answer ?? ask(request, bindings)) : answerOf(page)
    } finally {
      asking.delete(key)
    }
  }
}

/** Path and query of a request that anybody could make about what a production shows; null for any other. */
export function answerKeyOf({ method, url, headers }: Request): string | null {
  if (method !== 'GET') return null
  const path = url.slice(url.indexOf('/', url.indexOf('//') + 2))
  if (path.length > LONGEST_PATH || !SHOWN.test(path) || headers.has('authorization')) return null
  const cookie = headers.get('cookie')
  return cookie === null || THEME_ALONE.test(cookie) ? path : null
}

const isKeepable = ({ status, headers }: Response): boolean => status === 200 && !headers.has('set-cookie')

const drawn = async (answer: Response): Promise<DrawnPage> => ({
  headers: Object.fromEntries(answer.headers),
  body: Buffer.from(await answer.arrayBuffer()),
})

const answerOf = ({ headers, body }: DrawnPage): Response =>
  new Response(new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.length), {
    headers: headers as Record<string, string>,
  })
