import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { EmulatedAnswer, Operation } from '../../emulating/index.ts'
import { appendBytes, operation } from '../../emulating/index.ts'
import { refusal } from './answers.ts'
import { insertSchema, partsOf } from './schemas.ts'
import type { EmulatedSession, YoutubeWorld } from './world.ts'

const RESUMABLE = {
  source: 'https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol',
  readOn: '2026-11-21',
} as const
const PIECE = 256 * 1024
const MOST_BYTES = 256 * 1_000_000_000

const PARTS = partsOf('snippet', 'status', 'paidProductPlacementDetails')

/** The resumable upload of films. */
export function uploadOperations(world: YoutubeWorld, origin: string): Operation[] {
  return [
    operation({
      ...RESUMABLE,
      name: 'videos.insert',
      method: 'POST',
      path: '/upload/youtube/v3/videos',
      reading: 'json',
      query: z.strictObject({ uploadType: z.literal('resumable'), part: PARTS }),
      body: insertSchema,
      answer: ({ token, body, headers, query }) => {
        const total = Number(headers['x-upload-content-length'])
        const type = headers['x-upload-content-type']
        if (!Number.isSafeInteger(total) || total <= 0 || typeof type !== 'string')
          return refusal(400, 'mediaBodyRequired')
        if (!/^video\/|^application\/octet-stream$/.test(type)) return refusal(400, 'mediaBodyRequired')
        if (total > MOST_BYTES) return refusal(413, 'mediaBodyTooLarge')
        for (const part of Object.keys(body))
          if (!query.part.includes(part)) return refusal(400, 'unexpectedPart', part)
        const refused = world.refuseCall(token, { insert: true })
        if (refused !== null) return refused
        if (world.uploadsLeft <= 0) return refusal(400, 'uploadLimitExceeded')
        const id = randomBytes(16).toString('base64url')
        world.sessions.set(id, {
          id,
          resource: body,
          total,
          openedAt: world.now(),
          received: Buffer.alloc(0),
          video: null,
        })
        const location = `${origin}/upload/youtube/v3/videos?uploadType=resumable&upload_id=${id}`
        return { status: 200, headers: { location } }
      },
    }),
    operation({
      ...RESUMABLE,
      name: 'upload-piece',
      method: 'PUT',
      path: '/upload/youtube/v3/videos',
      reading: 'bytes',
      query: z.strictObject({ uploadType: z.literal('resumable'), upload_id: z.string() }),
      answer: ({ query, headers, bytes, isWhole, token }) => {
        const known = token === null ? undefined : world.access.get(token)
        if (known === undefined || known.until <= world.now()) return refusal(401, 'authError')
        const session = world.session(query.upload_id)
        if (session === null) return refusal(404, 'notFound')
        const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+)$/.exec(headers['content-range'] ?? '')
        if (range === null || Number(range[3]) !== session.total) return refusal(400, 'invalidContentRange')
        if (range[1] === undefined) return stateOf(world, session)
        return take(world, session, { from: Number(range[1]), to: Number(range[2]) + 1, bytes, isWhole })
      },
    }),
  ]
}

function take(
  world: YoutubeWorld,
  session: EmulatedSession,
  { from, to, bytes, isWhole }: { from: number; to: number; bytes: Buffer; isWhole: boolean },
): EmulatedAnswer {
  if (session.video !== null) return stateOf(world, session)
  if (from !== session.received.length || to > session.total) return refusal(400, 'invalidContentRange')
  if (isWhole && bytes.length !== to - from) return refusal(400, 'invalidContentRange')
  if (to !== session.total && (to - from) % PIECE !== 0) return refusal(400, 'invalidChunkSize')
  session.received = appendBytes(session.received, bytes.subarray(0, to - from), session.total)
  if (session.received.length === session.total) world.finish(session)
  return stateOf(world, session)
}

function stateOf(world: YoutubeWorld, { video, received }: EmulatedSession): EmulatedAnswer {
  const made = video === null ? undefined : world.videos.get(video)
  if (video !== null)
    return made === undefined
      ? refusal(404, 'notFound')
      : { status: 201, body: world.shown(made, ['snippet', 'status', 'paidProductPlacementDetails']) }
  const range: Record<string, string> =
    received.length === 0 ? {} : { range: `bytes=0-${received.length - 1}` }
  return { status: 308, headers: range }
}
