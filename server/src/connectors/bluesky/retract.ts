import { z } from 'zod'
import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { tried } from '../wire/index.ts'
import { askXrpc, xrpc } from './client.ts'
import { blueskyRefusal, errorName } from './errors.ts'
import { readHandle } from './handle.ts'
import { readRecord } from './read-record.ts'
import { partsOfUri, POSTS } from './record.ts'
import { uploadToken, videoOrigin } from './video.ts'

/** Deletes a post and proves it by reading; copies that others’ servers keep are beyond it. */
export function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return tried(() => deletePost(ref, ctx))
}

async function deletePost(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  const { did, rkey } = partsOfUri(ref.id)
  if ((await readRecord(ctx, { did, rkey })) === null)
    return { kind: 'already-gone', evidence: 'com.atproto.repo.getRecord says RecordNotFound' }
  await xrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.repo.deleteRecord',
    token: await ctx.token(),
    input: { json: { repo: did, collection: POSTS, rkey } },
    answer: z.unknown(),
  })
  if ((await readRecord(ctx, { did, rkey })) !== null)
    return {
      kind: 'asked',
      evidence: 'com.atproto.repo.deleteRecord was taken; the record can still be read',
    }
  return {
    kind: 'deleted',
    evidence: 'com.atproto.repo.deleteRecord, then getRecord says RecordNotFound',
  }
}

/** Gives up an upload. A film that no record names is shown by nobody, and its server clears it away. */
export function abort(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  return tried(() => giveUp(handle, ctx))
}

async function giveUp(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  const { film } = readHandle(handle)
  const origin = videoOrigin(ctx)
  if (film.kind !== 'parts' || origin === null)
    return { kind: 'already-gone', evidence: 'no record names the film; its server clears it away' }
  const answer = await askXrpc(ctx, {
    origin,
    name: 'app.bsky.video.abortUpload',
    token: await uploadToken(ctx),
    input: { json: { jobId: film.jobId } },
  })
  if (errorName(answer) === 'UploadNotFound')
    return { kind: 'already-gone', evidence: 'app.bsky.video.abortUpload says UploadNotFound' }
  if (answer.status >= 300) throw blueskyRefusal(answer, { now: ctx.now(), isCommit: false })
  const { state } = z.object({ state: z.string() }).parse(answer.body)
  return {
    kind: state === 'aborted' ? 'deleted' : 'already-gone',
    evidence: `app.bsky.video.abortUpload says ${state}`,
  }
}
