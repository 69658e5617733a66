import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { tried } from '../wire/index.ts'
import { askMastodon } from './client.ts'
import { mastodonRefusal } from './errors.ts'
import { readHandle } from './handle.ts'

const GONE = [404, 410]

/** Deletes a status with its film and proves it by reading; other servers are told, and may keep what they have. */
export function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return tried(async () => {
    const path = `/api/v1/statuses/${ref.id}`
    const answer = await askMastodon(ctx, { method: 'DELETE', path, query: { delete_media: 'true' } })
    if (GONE.includes(answer.status))
      return { kind: 'already-gone', evidence: `DELETE ${path} says ${answer.status}` }
    if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
    const { status } = await askMastodon(ctx, { method: 'GET', path })
    return GONE.includes(status)
      ? { kind: 'deleted', evidence: `DELETE ${path} was taken, GET says ${status}` }
      : { kind: 'asked', evidence: `DELETE ${path} was taken, GET says ${status}` }
  })
}

/** Deletes a film that no status carries. Servers that know no such call clear it away by themselves. */
export function abort(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  return tried(async () => {
    const { mediaId } = readHandle(handle)
    if (mediaId === null) return { kind: 'already-gone', evidence: 'no film was handed over' }
    const path = `/api/v1/media/${mediaId}`
    const answer = await askMastodon(ctx, { method: 'DELETE', path })
    if (answer.status < 300) return { kind: 'deleted', evidence: `DELETE ${path} was taken` }
    if (GONE.includes(answer.status) || answer.status === 405)
      return { kind: 'already-gone', evidence: `DELETE ${path} says ${answer.status}` }
    throw mastodonRefusal(answer, { now: ctx.now() })
  })
}
