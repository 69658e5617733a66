import { z } from 'zod'
import type { ConnectorContext, RemoteRef, Step } from '../connector.ts'
import { ask } from './client.ts'
import { commentAddress } from './observe.ts'
import { search } from './own-comments.ts'

const madeSchema = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({ topLevelComment: z.looseObject({ id: z.string() }) }),
})

/**
 * Writes a comment under a film, as the channel. YouTube has no key against a second one, so it looks first: what the
 * channel has said there in the same words is not said again.
 */
export async function reply(parent: RemoteRef, text: string, ctx: ConnectorContext): Promise<Step> {
  const found = await search({ post: parent, comment: null, others: [] }, text, ctx)
  if (found.kind === 'found') return said(parent, found.comment.id)
  const { body } = await ask(ctx, {
    method: 'POST',
    path: '/youtube/v3/commentThreads',
    query: { part: 'snippet' },
    json: { snippet: { videoId: parent.id, topLevelComment: { snippet: { textOriginal: text } } } },
  })
  return said(parent, madeSchema.parse(body).snippet.topLevelComment.id)
}

function said({ id: film, url }: RemoteRef, id: string): Step {
  return { kind: 'live', ref: { id, url: commentAddress(url, id), more: { film } }, visibility: 'public' }
}
