import { ConnectorRefusal } from '../connector-error.ts'
import type { ByteSource, ConnectorContext, Post } from '../connector.ts'
import { type Answer, piecesOf } from '../wire/index.ts'
import { addressOf, send, videoIn } from './client.ts'
import { youtubeRefusal } from './errors.ts'
import { PLACED_PARTS, placedResource } from './resource.ts'

/** What an upload session says of itself. */
export type SessionState =
  | { readonly kind: 'open'; readonly from: number }
  | { readonly kind: 'done'; readonly video: string }
  | { readonly kind: 'gone' }

/** Opens an upload session for a film, its words and marks; its address is a capability. */
export async function openSession({ plan, files }: Post, ctx: ConnectorContext): Promise<string> {
  const { film } = files
  const answer = await send(ctx, {
    url: addressOf(ctx, {
      path: '/upload/youtube/v3/videos',
      query: { uploadType: 'resumable', part: PLACED_PARTS },
    }),
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'x-upload-content-length': String(film.sizeBytes),
      'x-upload-content-type': film.mediaType,
    },
    body: JSON.stringify(placedResource(plan)),
  })
  if (answer.status >= 300) throw youtubeRefusal(answer, ctx.now())
  const session = answer.headers.get('location')
  if (session === null) throw noSession(answer)
  return session
}

/** Asks a session how far it is; writes nothing. */
export async function probeSession(
  session: string,
  ctx: ConnectorContext,
  sizeBytes: number,
): Promise<SessionState> {
  return stateIn(
    await send(ctx, {
      url: session,
      method: 'PUT',
      headers: { 'content-range': `bytes */${sizeBytes}` },
    }),
    ctx,
  )
}

/** Sends the next piece of a film. */
export async function sendPiece(
  session: string,
  ctx: ConnectorContext,
  { film, from, mostBytes }: { film: ByteSource; from: number; mostBytes: number },
): Promise<SessionState> {
  const to = Math.min(from + mostBytes, film.sizeBytes)
  return stateIn(
    await send(ctx, {
      url: session,
      method: 'PUT',
      headers: {
        'content-type': film.mediaType,
        'content-range': `bytes ${from}-${to - 1}/${film.sizeBytes}`,
      },
      body: await piecesOf(film, from, to),
    }),
    ctx,
  )
}

function stateIn(answer: Answer, ctx: ConnectorContext): SessionState {
  if (answer.status === 200 || answer.status === 201) return { kind: 'done', video: videoIn(answer).id }
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' }
  if (answer.status !== 308) throw youtubeRefusal(answer, ctx.now())
  // Without a range, not one byte is there.
  const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1]
  return { kind: 'open', from: last === undefined ? 0 : Number(last) + 1 }
}

function noSession({ status }: Answer): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'transient',
    code: 'no-session',
    what: 'YouTube took the call and named no address for the film.',
    remedy: 'It is tried again by itself.',
    retryAt: null,
    raw: String(status),
  })
}
