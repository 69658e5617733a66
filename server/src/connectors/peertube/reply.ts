import { z } from 'zod'
import { type CommentSearch, sameWords, TOO_MANY } from '../comment-search.ts'
import type { CommentPlace, ConnectorContext, OwnComments, RemoteRef, Step } from '../connector.ts'
import { askPeertube } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { commentsOf, commentsOfThread, type PeertubeComment } from './observe.ts'

const Made = z.object({ comment: z.object({ id: z.number(), url: z.string() }) })

/** Writes a comment under a film. */
export function reply(parent: RemoteRef, text: string, ctx: ConnectorContext): Promise<Step> {
  return write({ post: parent, comment: null, others: [] }, text, ctx)
}

/**
 * Writes a comment under a film, or under a comment. PeerTube has no key against a second one, so it looks first: the
 * same words by the same account are not said again.
 */
export async function write(to: CommentPlace, text: string, ctx: ConnectorContext): Promise<Step> {
  const said = await search(to, text, ctx)
  if (said.kind === 'found') return { kind: 'live', ref: refOf(to, said.comment), visibility: 'public' }
  const film = to.post.id
  const answer = await askPeertube(ctx, {
    method: 'POST',
    path:
      to.comment === null ? `/videos/${film}/comment-threads` : `/videos/${film}/comments/${to.comment.id}`,
    json: { text },
  })
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now(), isCommit: true })
  return { kind: 'live', ref: refOf(to, Made.parse(answer.body).comment), visibility: 'public' }
}

/** Finds a comment of the account by its words. */
export const find: OwnComments['find'] = async (at, text, ctx) => {
  const said = await search(at, text, ctx)
  switch (said.kind) {
    case 'found':
      return { kind: 'present', ref: refOf(at, said.comment), visibility: 'public' }
    case 'none':
      return { kind: 'absent' }
    case 'too-many':
      return { kind: 'undecided', why: TOO_MANY }
  }
}

async function search(
  at: CommentPlace,
  text: string,
  ctx: ConnectorContext,
): Promise<CommentSearch<PeertubeComment>> {
  const { comments, isWhole } = await commentsAt(ctx, {
    film: at.post.id,
    thread: at.comment?.more?.['thread'],
  })
  const own = String(ctx.account.settings['accountName'] ?? '')
  const above = at.comment === null ? null : Number(at.comment.id)
  const comment = comments.find(
    ({ id, text: words, isDeleted, inReplyToCommentId, account }) =>
      sameWords(words, text) &&
      !isDeleted &&
      inReplyToCommentId === above &&
      account?.name === own &&
      account.host === new URL(ctx.account.address).host &&
      !at.others.includes(String(id)),
  )
  if (comment !== undefined) return { kind: 'found', comment }
  return isWhole ? { kind: 'none', read: comments.length } : { kind: 'too-many' }
}

/** The comments of a thread where it is known, or else of the film, and whether they were read to their end. */
export async function commentsAt(
  ctx: ConnectorContext,
  { film, thread }: { film: string; thread: string | undefined },
): Promise<{ comments: readonly PeertubeComment[]; isWhole: boolean }> {
  return thread === undefined
    ? commentsOf(ctx, film)
    : { comments: await commentsOfThread(ctx, { film, thread }), isWhole: true }
}

function refOf({ post, comment }: CommentPlace, { id, url }: { id: number; url: string }): RemoteRef {
  const thread = comment === null ? String(id) : comment.more?.['thread']
  return { id: String(id), url, more: { film: post.id, ...(thread === undefined ? {} : { thread }) } }
}
