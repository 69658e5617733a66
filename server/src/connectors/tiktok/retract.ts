import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { readHandle } from './handle.ts'
import { observe } from './observe.ts'
import { isAllThere, statusOrNone } from './place.ts'
import { addressOf } from './remote.ts'

/** TikTok lets no application delete or hide a post: somebody does it there, and we keep looking. */
export async function askPerson(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  const { existence, evidence } = await observe(ref, ctx)
  if (existence === 'gone') return { kind: 'already-gone', evidence }
  return {
    kind: 'manual',
    task: { what: 'delete', url: ref.url ?? addressOf(ref.more?.['postId'] ?? null, ctx) },
    because: 'TikTok lets no application delete or hide a post.',
  }
}

/** An upload without its last chunk is never posted and ends by itself; what is all there may come out. */
export async function abort(held: Handle, ctx: ConnectorContext): Promise<Retraction> {
  const handle = readHandle(held)
  const status = await statusOrNone(ctx, handle.publishId)
  if (status === null || status.status === 'FAILED')
    return { kind: 'already-gone', evidence: status?.status ?? 'TikTok does not know the upload.' }
  if (!isAllThere(handle, status))
    return {
      kind: 'already-gone',
      evidence: `${status.status}, ${status.uploadedBytes} of ${handle.sizeBytes} bytes: never posted.`,
    }
  return {
    kind: 'manual',
    task: { what: 'delete', url: addressOf(status.postId, ctx) },
    because: 'All of the film is at TikTok, and no application can stop or delete it there.',
  }
}
