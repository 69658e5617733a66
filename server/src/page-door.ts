import { type IncomingMessage, ServerResponse } from 'node:http'
import type { DrawnPage, Encoding, KeptPage, PageCache } from './page-cache.ts'

/** What draws the pages: the handler of the built site. */
export type Pages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** Put by a page on an answer that is the same for everybody of whom nothing is known; it never leaves the house. */
export const FOR_ANYBODY = 'x-stagedoor-for-anybody'

const LONGEST_URL = 600
// Files of the built site, and pages that are nobody's in particular never.
const NOT_KEPT =
  /^\/(?:_app|backstage|s|claim|sign-in)(?:\/|$)|\.(?:js|css|svg|png|woff2|webmanifest)(?:\?|$)/
const THEME = /^theme=(light|dark)$/

/** Answers pages from what is kept for anybody, draws the rest, and keeps what may be kept. */
export function pageDoor({ pages, cache }: { pages: Pages; cache: PageCache }): Pages {
  const drawing = new Map<string, Promise<unknown>>()
  const answer = async (request: IncomingMessage, response: ServerResponse, key: string): Promise<void> => {
    // Whoever comes while a page is drawn waits for it, and draws it only if it was not one to keep.
    const before = drawing.get(key)
    if (before !== undefined) await before
    const kept = cache.find(key)
    if (kept !== undefined) return sendKept(request, response, kept)
    const captured: { answer: Captured | null } = { answer: null }
    const draw = cache.draw(key, async () => {
      captured.answer = await capture(pages, request)
      return keepable(captured.answer)
    })
    // Its failure is the failure of whoever began it.
    drawing.set(
      key,
      draw.catch(() => undefined),
    )
    try {
      const page = await draw
      if (page !== null && 'etag' in page) return await sendKept(request, response, page)
    } finally {
      drawing.delete(key)
    }
    if (captured.answer !== null) sendCaptured(request, response, captured.answer)
  }
  return (request, response, next) => {
    const key = keyOf(request)
    if (key === null) return pages(request, response, next)
    answer(request, response, key).catch((error: unknown) => {
      request.stagedoor?.crashed(error)
      if (response.headersSent) response.destroy()
      else
        response.writeHead(500, { 'content-type': 'text/plain' }).end('Something went wrong on our side.\n')
    })
  }
}

/** The key of a request that could be anybody's: its address and day or night; null for one of whom something may be known. */
export function keyOf({ method, url = '/', headers }: IncomingMessage): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || url.length > LONGEST_URL || NOT_KEPT.test(url)) return null
  if (headers.authorization !== undefined) return null
  const { cookie } = headers
  if (cookie === undefined) return url
  const theme = THEME.exec(cookie.trim())?.[1]
  return theme === undefined ? null : `${theme} ${url}`
}

interface Captured extends DrawnPage {
  readonly status: number
}

// The site draws into an answer that no socket is behind.
function capture(pages: Pages, request: IncomingMessage): Promise<Captured> {
  return new Promise((resolve, reject) => {
    const detached = new ServerResponse(request)
    const chunks: Buffer[] = []
    const done = () => {
      const headers: Record<string, string | string[]> = {}
      for (const [name, value] of Object.entries(detached.getHeaders()))
        if (value !== undefined) headers[name] = typeof value === 'number' ? String(value) : value
      resolve({ status: detached.statusCode, headers, body: Buffer.concat(chunks) })
    }
    detached.write = (chunk: Uint8Array | string) => {
      chunks.push(Buffer.from(chunk as Uint8Array))
      return true
    }
    detached.end = (chunk?: unknown) => {
      if (chunk instanceof Uint8Array || typeof chunk === 'string')
        chunks.push(Buffer.from(chunk as Uint8Array))
      done()
      return detached
    }
    detached.once('error', reject)
    pages(request, detached, () => {
      detached.statusCode = 404
      done()
    })
  })
}

function keepable({ status, headers, body }: Captured): DrawnPage | null {
  if (status !== 200 || headers[FOR_ANYBODY] === undefined || headers['set-cookie'] !== undefined) return null
  return { headers: withoutOurs(headers), body }
}

function withoutOurs(headers: DrawnPage['headers']): DrawnPage['headers'] {
  const { [FOR_ANYBODY]: _ours, 'content-length': _length, ...rest } = headers
  return rest
}

function sendCaptured(request: IncomingMessage, response: ServerResponse, answer: Captured): void {
  const { status, headers, body } = answer
  const hasBody = status !== 304 && status !== 204
  response.writeHead(status, {
    ...(withoutOurs(headers) as Record<string, string | string[]>),
    ...(hasBody ? { 'content-length': body.length } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage): Promise<void> {
  const headers = {
    ...(page.headers as Record<string, string | string[]>),
    etag: page.etag(),
    // A browser may keep it and asks each time whether it still stands; nothing between us and it keeps it at all.
    'cache-control': 'private, no-cache',
    vary: 'Cookie, Accept-Encoding',
  }
  if (request.headers['if-none-match'] === headers.etag) {
    response.writeHead(304, headers).end()
    return
  }
  const encoding = encodingFor(request.headers['accept-encoding'])
  const body = await page.as(encoding)
  response.writeHead(200, {
    ...headers,
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

const encodingFor = (accepted: string | string[] | undefined): Encoding => {
  const words = String(accepted ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(words)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(words) ? 'gzip' : 'identity'
}
