import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { readHandle } from './handle.ts'
import { readRecord } from './read-record.ts'
import { POSTS } from './record.ts'
import { jobStatus, uploadToken, videoOrigin } from './video.ts'

/**
 * Asks for a post under the key that it will have, and for its files by their content: a repository serves what no record
 * names to nobody, its owner included.
 */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  handle: Handle,
): Promise<readonly OutsideTry[]> {
  const { rkey, film, captions } = readHandle(handle)
  const { remoteId: did, address } = ctx.account
  const at = (name: string, query: Record<string, string>) => {
    const url = new URL(`/xrpc/${name}`, address)
    url.search = new URLSearchParams(query).toString()
    return url
  }
  const files = [
    ...(film.kind === 'blob' ? [{ what: 'the film, by its content', cid: film.blob.ref.$link }] : []),
    ...captions.map(({ lang, file }) => ({ what: `the captions in ${lang}`, cid: file.ref.$link })),
  ]
  const tries = [
    await askAsAnybody(ctx, {
      what: 'the post, under its key',
      url: at('com.atproto.repo.getRecord', { repo: did, collection: POSTS, rkey }),
    }),
  ]
  for (const { what, cid } of files)
    tries.push(await askAsAnybody(ctx, { what, url: at('com.atproto.sync.getBlob', { did, cid }) }))
  const origin = videoOrigin(ctx)
  if (film.kind === 'job' && origin !== null) {
    const { state } = await jobStatus(ctx, { origin, token: await uploadToken(ctx), jobId: film.jobId })
    tries.push(
      asAccount({
        what: 'the film, at the video service',
        how: 'app.bsky.video.getJobStatus',
        found: 'unseen',
        said: `the service says: ${state}`,
      }),
    )
  }
  const record = await readRecord(ctx, { did, rkey })
  tries.push(
    asAccount({
      what: 'the repository of the account',
      how: 'com.atproto.repo.getRecord',
      found: record === null ? 'unseen' : 'open',
      said: record === null ? 'no record names it' : 'its record is written',
    }),
  )
  return tries
}
