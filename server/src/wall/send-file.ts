import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '../plant/storage/index.ts'
import { parseRange } from './parse-range.ts'

type OpenFile = NonNullable<Awaited<ReturnType<Storage['open']>>>

/**
 * Sends a file, or the range of it that was asked for, on bare node:http, and breaks off when it is shut. Ask whether
 * it may be seen before. An `etag` among the headers is what If-Range is held to; `beforeItsEnd` is done before the last
 * bytes of the file leave, where they are among what was asked for.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  {
    file,
    headers,
    whenShut,
    beforeItsEnd,
  }: {
    file: OpenFile
    headers: OutgoingHttpHeaders
    whenShut: (shut: () => void) => () => void
    beforeItsEnd?: (() => Promise<void>) | undefined
  },
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
    const bytes = file.stream({ from: start, until: end + 1 })
    const isToItsEnd = beforeItsEnd !== undefined && end === file.sizeBytes - 1
    await pipeline(isToItsEnd ? withBeforeLast(bytes, beforeItsEnd) : bytes, response)
  } catch (error) {
    // A viewer who seeks or leaves closes the connection: nothing went wrong.
    if (!response.destroyed && !isClosedEarly(error)) throw error
    response.destroy()
  } finally {
    unwatch()
  }
}

async function* withBeforeLast(
  bytes: AsyncIterable<Buffer>,
  beforeLast: () => Promise<void>,
): AsyncGenerator<Buffer> {
  let held: Buffer | null = null
  for await (const chunk of bytes) {
    if (held !== null) yield held
    held = chunk
  }
  await beforeLast()
  if (held !== null) yield held
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
