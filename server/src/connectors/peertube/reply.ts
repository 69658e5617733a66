import { z } from 'zod'
import type { ConnectorContext, RemoteRef, Step } from '../connector.ts'
import { askPeertube } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { commentsOf } from './observe.ts'

const Made = z.object({ comment: z.object({ id: z.number(), url: z.string() }) })

/**
 * Writes a comment under a film, or under a comment that is named with its film. PeerTube has no key against a second
 * one, so it looks first: the same words by the same account are not said again.
 */
export async function reply(parent: RemoteRef, text: string, ctx: ConnectorContext): Promise<Step> {
  const film = parent.more?.['film'] ?? parent.id
  const above = film === parent.id ? null : Number(parent.id)
  const { comments } = await commentsOf(ctx, film)
  const own = String(ctx.account.settings['accountName'] ?? '')
  const said = comments.find(
    (comment) =>
      comment.text === text &&
      !comment.isDeleted &&
      comment.inReplyToCommentId === above &&
      comment.account?.name === own &&
      comment.account.host === new URL(ctx.account.address).host,
  )
  if (said !== undefined) return live(said, film)
  const answer = await askPeertube(ctx, {
    method: 'POST',
    path: above === null ? `/videos/${film}/comment-threads` : `/videos/${film}/comments/${above}`,
    json: { text },
  })
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now(), isCommit: true })
  return live(Made.parse(answer.body).comment, film)
}

function live({ id, url }: { id: number; url: string }, film: string): Step {
  return { kind: 'live', ref: { id: String(id), url, more: { film } }, visibility: 'public' }
}
