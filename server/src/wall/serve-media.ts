import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { MadeViewer } from '@stagedoor/core/wall'
import type { Storage } from '../plant/storage/index.ts'
import type { MediaAddresses } from './media-addresses.ts'
import { parseRange } from './parse-range.ts'

const TOKEN = /^\/m\/([A-Za-z0-9_-]{80,4000})$/
const NOTHING = 'There is nothing here.\n'

/** Answers `/m/{token}` with byte ranges on bare node:http; hidden, expired and missing look the same. */
export function mediaHandler({
  addresses,
  storage,
  wornBy = async () => null,
}: {
  addresses: MediaAddresses
  storage: Pick<Storage, 'open'>
  /** As whom a request looks, where it looks as somebody made up. */
  wornBy?: (headers: Headers) => Promise<MadeViewer | null>
}) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = TOKEN.exec(request.url?.split('?')[0] ?? '')?.[1]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const { cookie } = request.headers
    const worn = async () => (cookie === undefined ? null : wornBy(new Headers({ cookie })))
    const grant = token !== undefined && isRead ? await addresses.resolve(token, worn) : null
    const file = grant === null ? null : await storage.open(grant.sha256)
    if (grant === null || file === null) return answerNothing(response)

    const range = parseRange(askedRange(request), file.sizeBytes)
    const headers = {
      'content-type': grant.mediaType,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      ...(grant.downloadName === null ? {} : { 'content-disposition': attachment(grant.downloadName) }),
    }
    if (range === 'unsatisfiable') {
      response
        .writeHead(416, { ...headers, 'content-range': `bytes */${file.sizeBytes}`, 'content-length': 0 })
        .end()
      return
    }
    const { start, end } = range ?? { start: 0, end: file.sizeBytes - 1 }
    response.writeHead(range === null ? 200 : 206, {
      ...headers,
      'content-length': end - start + 1,
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${file.sizeBytes}` }),
    })
    if (request.method === 'HEAD' || file.sizeBytes === 0) {
      response.end()
      return
    }
    const unwatch = addresses.whenShut(grant, () => response.destroy(), worn)
    try {
      await pipeline(file.stream({ from: start, until: end + 1 }), response)
    } catch (error) {
      // A viewer who seeks or leaves closes the connection: nothing went wrong.
      if (!response.destroyed && !isClosedEarly(error)) throw error
      response.destroy()
    } finally {
      unwatch()
    }
  }
}

// RFC 9110: a Range is defined for GET alone, and with If-Range it counts only for a validator, which we give none.
const askedRange = ({ method, headers }: IncomingMessage): string | undefined =>
  method === 'GET' && headers['if-range'] === undefined ? headers.range : undefined

function answerNothing(response: ServerResponse): void {
  response
    .writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-length': NOTHING.length,
    })
    .end(NOTHING)
}

const isClosedEarly = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

// RFC 6266 with an RFC 5987 name; the plain one is for clients that know no other.
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
