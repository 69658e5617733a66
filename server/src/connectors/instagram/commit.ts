import { z } from 'zod'
import type { ConnectorContext, Finding, Handle, Post, Step } from '../connector.ts'
import { readContainer, whyFailed } from './container.ts'
import { findMedia } from './find-media.ts'
import { ask } from './graph.ts'
import { readHandle } from './handle.ts'
import { liveAs, nameless, presentAs } from './remote.ts'

const LOOK_AGAIN_MS = 30_000

const publishedSchema = z.looseObject({ id: z.string() })

/** Publishes the container: the one call that others notice. Its permanent address is read at the first look. */
export async function commit(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const { container } = readHandle(handle)
  const { body } = await ask(ctx, {
    method: 'POST',
    path: `/${ctx.account.remoteId}/media_publish`,
    json: { creation_id: container },
  })
  const { id } = publishedSchema.parse(body)
  return liveAs({ id, url: null }, { ctx, plan: post.plan })
}

/** Reads what became of the container; where it says that nothing did, the account's posts are looked through as well. */
export async function reconcile(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Finding> {
  const known = readHandle(handle)
  if (known.container === null) return { kind: 'absent' }
  const status = await readContainer(ctx, known.container)
  const told = { ctx, plan: post.plan }
  switch (status.status_code) {
    case 'PUBLISHED': {
      const found = await findMedia(post, ctx, known)
      return presentAs(found.kind === 'one' ? found.media : nameless(known), told)
    }
    case 'FINISHED':
    case 'EXPIRED':
    case 'ERROR': {
      // A call that was answered with "blocked" has been seen to publish all the same.
      const found = await findMedia(post, ctx, known)
      if (found.kind === 'one') return presentAs(found.media, told)
      if (found.kind === 'several')
        return { kind: 'undecided', why: 'Several posts of the account have these words.' }
      if (found.kind === 'unread')
        return { kind: 'undecided', why: 'The account posted more since than can be looked through.' }
      return status.status_code === 'ERROR'
        ? { kind: 'refused', error: whyFailed(status) }
        : { kind: 'absent' }
    }
    case 'IN_PROGRESS':
      return { kind: 'working', handle: known, afterMs: LOOK_AGAIN_MS, said: status.status_code }
    default:
      return { kind: 'undecided', why: `Instagram says ${status.status_code}.` }
  }
}
