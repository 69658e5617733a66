import { z } from 'zod'
import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { tried } from '../wire/index.ts'
import { askPeertube, peertube, readVideo } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { findByKey } from './find-by-key.ts'
import { readHandle } from './handle.ts'
import { PRIVATE } from './privacy.ts'

/** Sets a film private, which is quicker than deleting it and its copies on other servers. */
export function hide(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return tried(async () => {
    const path = `/videos/${ref.id}`
    if ((await readVideo(ctx, ref.id)) === null)
      return { kind: 'already-gone', evidence: `GET /api/v1${path} says 404` }
    const form = [['privacy', String(PRIVATE)]] as const
    await peertube(ctx, { method: 'PUT', path, form, answer: z.unknown() })
    return { kind: 'hidden', evidence: `PUT /api/v1${path} made it private` }
  })
}

/** Deletes a film and proves it by reading; other servers are told, and may keep what they have. */
export function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return tried(() => deleteVideo(ctx, ref.id))
}

/** Gives up an upload, and deletes what lies there private; a film whose upload ended unheard is found by its name. */
export function abort(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  return tried(async () => {
    const { key, uploadId, video } = readHandle(handle)
    if (video !== null) return deleteVideo(ctx, video.uuid)
    if (uploadId === null) return { kind: 'already-gone', evidence: 'no upload was opened' }
    const answer = await askPeertube(ctx, {
      method: 'DELETE',
      path: '/videos/upload-resumable',
      query: { upload_id: uploadId },
      headers: { 'content-length': '0' },
    })
    if (answer.status !== 404 && answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
    const found = await findByKey(ctx, key)
    if (found !== null) return deleteVideo(ctx, found.uuid)
    return {
      kind: answer.status === 404 ? 'already-gone' : 'deleted',
      evidence: `DELETE /api/v1/videos/upload-resumable says ${answer.status}`,
    }
  })
}

async function deleteVideo(ctx: ConnectorContext, uuid: string): Promise<Retraction> {
  const path = `/videos/${uuid}`
  const answer = await askPeertube(ctx, { method: 'DELETE', path })
  if (answer.status === 404) return { kind: 'already-gone', evidence: `DELETE /api/v1${path} says 404` }
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  return (await readVideo(ctx, uuid)) === null
    ? { kind: 'deleted', evidence: `DELETE /api/v1${path} was taken, GET says 404` }
    : { kind: 'asked', evidence: `DELETE /api/v1${path} was taken; the film can still be read` }
}
