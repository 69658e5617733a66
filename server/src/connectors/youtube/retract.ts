import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { ask, readVideo } from './client.ts'
import { readHandle } from './handle.ts'
import { studioAddress } from './remote.ts'
import { probeSession } from './upload.ts'

const GONE = 'videos.list names no such film'

/** Sets a film private: the fastest thing that can be done. */
export async function hide({ id }: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  const video = await readVideo(ctx, id, 'status')
  if (video === null) return { kind: 'already-gone', evidence: GONE }
  const { status = {} } = video
  if (status.privacyStatus === 'private')
    return { kind: 'hidden', evidence: 'privacyStatus was private already' }
  const { selfDeclaredMadeForKids, containsSyntheticMedia, embeddable, license, publicStatsViewable } = status
  const kept = { selfDeclaredMadeForKids, containsSyntheticMedia, embeddable, license, publicStatsViewable }
  try {
    await ask(ctx, {
      method: 'PUT',
      path: '/youtube/v3/videos',
      query: { part: 'status' },
      json: { id, status: { ...kept, privacyStatus: 'private' } },
    })
  } catch (error) {
    return afterRefusal(error, { ctx, video: id })
  }
  return { kind: 'hidden', evidence: 'videos.update set privacyStatus to private' }
}

/** Deletes a film. */
export async function retract({ id }: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  try {
    const { status } = await ask(ctx, { method: 'DELETE', path: '/youtube/v3/videos', query: { id } })
    return { kind: 'deleted', evidence: `videos.delete answered ${status}` }
  } catch (error) {
    return afterRefusal(error, { ctx, video: id })
  }
}

/** Takes back a film that lies there private, or that may lie there under a name which nobody has told us. */
export async function abort(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  const { video, session, sizeBytes } = readHandle(handle)
  if (video !== null) return retract({ id: video, url: null }, ctx)
  if (session === null) return { kind: 'already-gone', evidence: 'Nothing had been sent.' }
  const state = await probeSession(session, ctx, sizeBytes)
  switch (state.kind) {
    case 'done':
      return retract({ id: state.video, url: null }, ctx)
    case 'gone':
      return { kind: 'already-gone', evidence: 'The upload session is gone.' }
    case 'open':
      return {
        kind: 'already-gone',
        evidence: 'No film is made before its last byte; YouTube drops what was sent with the session.',
      }
  }
}

async function afterRefusal(
  error: unknown,
  { ctx, video }: { ctx: ConnectorContext; video: string },
): Promise<Retraction> {
  if (!(error instanceof ConnectorRefusal)) throw error
  if (error.error.code === 'videoNotFound') return { kind: 'already-gone', evidence: GONE }
  if (error.error.kind === 'scope' || error.error.kind === 'policy')
    return {
      kind: 'manual',
      task: { what: 'delete', url: studioAddress(ctx, video) },
      because: error.error.what,
    }
  return { kind: 'failed', error: error.error }
}
