import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { piecesOf } from '../wire/index.ts'
import { askPeertube, peertube, readVideo } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { findByKey } from './find-by-key.ts'
import { type PeertubeHandle, readHandle } from './handle.ts'
import { PRIVATE } from './privacy.ts'

const SOONEST_LOOK_MS = 2_000
const LATEST_LOOK_MS = 60_000
const PIECES_AT_ONCE = 8
const RESUME = 308

// The numbers of a film's states. https://docs.joinpeertube.org/api-rest-reference.html (getVideo)
const PUBLISHED = 1
const FAILED_STATES: readonly number[] = [7, 8]

const Uploaded = z.object({ video: z.object({ uuid: z.string(), shortUUID: z.string() }) })

/** Chooses the name under which the film lies there unseen; a later attempt takes up what an earlier one placed. */
export function begin(post: Post, _ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const { sha256 } = post.files.film
  const earlier = before === null ? null : readHandle(before)
  const handle: PeertubeHandle =
    earlier?.sha256 === sha256
      ? earlier
      : {
          v: 1,
          key: `stagedoor-${randomUUID()}`,
          sha256,
          uploadId: null,
          video: null,
          since: null,
          hasCover: false,
          captions: [],
        }
  return Promise.resolve({ kind: 'continue', handle, next: 'transfer', progress: 0 })
}

/** Uploads the film private, from where the server says that its bytes end; then the cover and the captions. */
export async function transfer(
  post: Post,
  ctx: ConnectorContext,
  { handle, pieceBytes }: { handle: Handle; pieceBytes: number },
): Promise<Step> {
  const kept = readHandle(handle)
  if (kept.video !== null) return dress(post, ctx, kept)
  if (kept.uploadId === null) return open(post, ctx, kept)
  return send(post, ctx, { kept, uploadId: kept.uploadId, pieceBytes })
}

/** Asks whether the server is done with the film. A state that is not documented means that it works on it. */
export async function poll(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const kept = readHandle(handle)
  const video = kept.video && (await readVideo(ctx, kept.video.uuid))
  if (video === null)
    return { kind: 'continue', handle: { ...kept, video: null, uploadId: null }, next: 'transfer' }
  const { id, label = `state ${id}` } = video.state
  if (id === PUBLISHED) return { kind: 'continue', handle, next: 'commit', progress: 1, said: label }
  if (FAILED_STATES.includes(id))
    return {
      kind: 'failed',
      error: {
        kind: 'media',
        code: `state-${id}`,
        what: `The server could not work on the film: ${label}.`,
        remedy: 'Encode it anew and try again, or ask the server’s operator.',
        retryAt: null,
        raw: label,
      },
    }
  // The longer it has worked already, the longer it may still.
  const worked = ctx.now() - (kept.since ?? ctx.now())
  const afterMs = Math.round(Math.min(LATEST_LOOK_MS, Math.max(SOONEST_LOOK_MS, worked / 4)))
  return { kind: 'continue', handle, next: 'poll', afterMs, said: label }
}

async function open({ files }: Post, ctx: ConnectorContext, kept: PeertubeHandle): Promise<Step> {
  const { film } = files
  const answer = await askPeertube(ctx, {
    method: 'POST',
    path: '/videos/upload-resumable',
    headers: { 'x-upload-content-length': String(film.sizeBytes), 'x-upload-content-type': film.mediaType },
    json: {
      name: kept.key,
      channelId: Number(ctx.account.settings['channelId']),
      privacy: PRIVATE,
      filename: `${kept.key}.${film.mediaType.split('/')[1] ?? 'mp4'}`,
      waitTranscoding: true,
    },
  })
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  // The address itself is not followed: the upload goes where the account is.
  const location = new URL(answer.headers.get('location') ?? '', ctx.account.address)
  const uploadId = location.searchParams.get('upload_id')
  if (uploadId === null) throw new Error('the server opened an upload without a name')
  return { kind: 'continue', handle: { ...kept, uploadId }, next: 'transfer', progress: 0 }
}

async function send(
  post: Post,
  ctx: ConnectorContext,
  { kept, uploadId, pieceBytes }: { kept: PeertubeHandle; uploadId: string; pieceBytes: number },
): Promise<Step> {
  const { film } = post.files
  const put = (range: string, bytes: Uint8Array<ArrayBuffer>) =>
    askPeertube(ctx, {
      method: 'PUT',
      path: '/videos/upload-resumable',
      query: { upload_id: uploadId },
      headers: { 'content-range': `bytes ${range}/${film.sizeBytes}` },
      bytes,
    })
  let answer = await put('*', new Uint8Array(0))
  for (let piece = 0; piece < PIECES_AT_ONCE && answer.status === RESUME; piece += 1) {
    const from = heldOf(answer.headers.get('range'))
    const to = Math.min(from + pieceBytes, film.sizeBytes)
    answer = await put(`${from}-${to - 1}`, await piecesOf(film, from, to))
  }
  if (answer.status === RESUME) {
    const progress = heldOf(answer.headers.get('range')) / film.sizeBytes
    return { kind: 'continue', handle: kept, next: 'transfer', progress }
  }
  // The session is over: because the film is there, or because it lay too long.
  if (answer.status === 404) {
    const video = await findByKey(ctx, kept.key)
    return video === null
      ? { kind: 'continue', handle: { ...kept, uploadId: null }, next: 'transfer', progress: 0 }
      : dress(post, ctx, { ...kept, video, since: ctx.now() })
  }
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  const { uuid, shortUUID: shortUuid } = Uploaded.parse(answer.body).video
  const placed = { ...kept, video: { uuid, shortUuid }, since: ctx.now() }
  await ctx.saveHandle(placed)
  return dress(post, ctx, placed)
}

async function dress({ files }: Post, ctx: ConnectorContext, kept: PeertubeHandle): Promise<Step> {
  let dressed = kept
  const path = `/videos/${kept.video?.uuid}`
  if (files.cover !== null && !dressed.hasCover) {
    const form = [['thumbnailfile', { name: 'cover', file: files.cover }]] as const
    await peertube(ctx, { method: 'PUT', path, form, answer: z.unknown() })
    dressed = { ...dressed, hasCover: true }
    await ctx.saveHandle(dressed)
  }
  for (const { language, file } of files.captions) {
    if (dressed.captions.includes(language)) continue
    await peertube(ctx, {
      method: 'PUT',
      path: `${path}/captions/${encodeURIComponent(language)}`,
      form: [['captionfile', { name: `${language}.vtt`, file }]],
      answer: z.unknown(),
    })
    dressed = { ...dressed, captions: [...dressed.captions, language] }
    await ctx.saveHandle(dressed)
  }
  return { kind: 'continue', handle: dressed, next: 'poll', afterMs: SOONEST_LOOK_MS, progress: 1 }
}

/** How many bytes the server holds: `bytes=0-41` are 42. */
function heldOf(range: string | null): number {
  const last = /(\d+)\s*$/.exec(range ?? '')?.[1]
  return last === undefined ? 0 : Number(last) + 1
}
