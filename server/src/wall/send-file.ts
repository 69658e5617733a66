import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '../plant/storage/index.ts'
import { parseRange } from './parse-range.ts'

type OpenFile = NonNullable<Awaited<ReturnType<Storage['open']>>>

/**
 * Sends a file, or the range of it that was asked for, on bare node:http, and breaks off when it is shut. Ask whether
 * it may be seen before. An `etag` among the headers is what If-Range is held to.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  {
    file,
    headers,
    whenShut,
  }: { file: OpenFile; headers: OutgoingHttpHeaders; whenShut: (shut: () => void) => () => void },
): Promise<void> {
  const range = parseRange(askedRange(request, headers['etag']), file.sizeBytes)
  const standing = { ...headers, 'accept-ranges': 'bytes' }
  if (range === 'unsatisfiable') {
    response
      .writeHead(416, { ...standing, 'content-range': `bytes */${file.sizeBytes}`, 'content-length': 0 })
      .end()
    return
  }
  const { start, end } = range ?? { start: 0, end: file.sizeBytes - 1 }
  response.writeHead(range === null ? 200 : 206, {
    ...standing,
    'content-length': end - start + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${file.sizeBytes}` }),
  })
  if (request.method === 'HEAD' || file.sizeBytes === 0) {
    response.end()
    return
  }
  const unwatch = whenShut(() => response.destroy())
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

// RFC 9110: a Range is defined for GET alone, and with If-Range it counts only for the validator that we gave.
const askedRange = (
  { method, headers }: IncomingMessage,
  etag: OutgoingHttpHeaders[string],
): string | undefined =>
  method === 'GET' && (headers['if-range'] === undefined || headers['if-range'] === etag)
    ? headers.range
    : undefined

const isClosedEarly = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
