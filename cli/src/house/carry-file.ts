import { createReadStream } from 'node:fs'
import { Agent, type IncomingMessage, request as plainly } from 'node:http'
import { Agent as SealedAgent, request as sealed } from 'node:https'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import type { Carry, UploadRequest } from '@stagedoor/contract/upload'

const PIECE_BYTES = 256 * 1024
// A connection is kept for the next file; one that nobody answered on is not taken again.
const plainAgent = new Agent({ keepAlive: true })
const sealedAgent = new SealedAgent({ keepAlive: true })

/** Carries the requests of an upload over HTTP or HTTPS, with the bytes of a file on this machine. */
export const carryFile =
  (path: string): Carry =>
  async (asked) => {
    const answer = await answered(path, asked)
    const body = await text(answer)
    return {
      status: answer.statusCode ?? 0,
      header: (name) => [answer.headers[name.toLowerCase()] ?? null].flat()[0] ?? null,
      body,
    }
  }

async function answered(
  path: string,
  { method, url, headers, body, sent, signal }: UploadRequest,
): Promise<IncomingMessage> {
  const isSealed = new URL(url).protocol === 'https:'
  const length = body === null ? 0 : body.until - body.from
  const asking = (isSealed ? sealed : plainly)(url, {
    method,
    signal,
    agent: isSealed ? sealedAgent : plainAgent,
    headers: { ...headers, 'content-length': length },
  })
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    asking.on('response', resolve).on('error', reject),
  )
  if (body === null || length === 0) {
    asking.end()
    return answer
  }
  let handedOver = 0
  const counted = new Transform({
    transform(piece: Buffer, _encoding, next) {
      sent((handedOver += piece.length))
      next(null, piece)
    },
  })
  const file = createReadStream(path, { start: body.from, end: body.until - 1, highWaterMark: PIECE_BYTES })
  // A house that refuses answers before the last byte: what it says counts, not that it hung up.
  const leaving = pipeline(file, counted, asking).then(
    () => answer,
    (error: unknown) => (asking.writableFinished ? answer : Promise.reject(error)),
  )
  return Promise.race([answer, leaving])
}
