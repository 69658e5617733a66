import { z } from 'zod'
import { sameWords, searchComments, TOO_MANY } from '../comment-search.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import type { CommentPlace, ConnectorContext, OwnComments, RemoteRef, Retraction } from '../connector.ts'
import { ask } from './client.ts'
import { commentAddress, commentsOf, repliesCounted, repliesIn } from './observe.ts'
import { studioAddress } from './remote.ts'

const commentSchema = z.looseObject({ id: z.string() })
const listSchema = z.looseObject({ items: z.array(commentSchema).default([]) })
const GONE = 'comments.list names no such comment'

/**
 * Comments of the channel: answers stand in the thread of what they answer, for YouTube has one floor of them. It has no
 * key against a second one, so it is looked for the same words first.
 */
export const ownComments: OwnComments = {
  answer: async (to, text, ctx) => {
    const found = await search(to, text, ctx)
    if (found.kind === 'found')
      return { kind: 'live', ref: refOf(to, found.comment.id), visibility: 'public' }
    const { body } = await ask(ctx, {
      method: 'POST',
      path: '/youtube/v3/comments',
      query: { part: 'snippet' },
      json: { snippet: { parentId: threadOf(to), textOriginal: text } },
    })
    return { kind: 'live', ref: refOf(to, commentSchema.parse(body).id), visibility: 'public' }
  },
  find: async (at, text, ctx) => {
    const found = await search(at, text, ctx)
    if (found.kind === 'found')
      return { kind: 'present', ref: refOf(at, found.comment.id), visibility: 'public' }
    if (found.kind === 'too-many') return { kind: 'undecided', why: TOO_MANY }
    const thread = threadOf(at)
    // What YouTube holds back it counts and does not list.
    if (thread !== null && (await repliesCounted(ctx, thread)) > found.read)
      return { kind: 'undecided', why: 'YouTube counts more answers in the thread than it lists.' }
    return { kind: 'absent' }
  },
  look: async ({ id }, ctx) => {
    const { body } = await ask(ctx, {
      method: 'GET',
      path: '/youtube/v3/comments',
      query: { part: 'snippet', id },
    })
    return listSchema.parse(body).items.some((comment) => comment.id === id)
      ? { existence: 'there', evidence: `comments.list names ${id}` }
      : { existence: 'gone', evidence: GONE }
  },
  retract,
}

const threadOf = ({ comment }: CommentPlace): string | null =>
  comment === null ? null : (comment.more?.['thread'] ?? comment.id)

function refOf({ post }: CommentPlace, id: string): RemoteRef {
  return { id, url: commentAddress(post.url, id), more: { film: post.id } }
}

/** The comment of the channel that says these words there, if it lists one. */
export function search(at: CommentPlace, text: string, ctx: ConnectorContext) {
  const thread = threadOf(at)
  return searchComments(
    thread === null ? commentsOf(ctx, at.post.id) : repliesIn(ctx, thread),
    ({ id, snippet }) =>
      (snippet.parentId ?? null) === thread &&
      snippet.authorChannelId?.value === ctx.account.remoteId &&
      sameWords(snippet.textOriginal ?? snippet.textDisplay, text) &&
      !at.others.includes(id),
  )
}

async function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  try {
    const { status } = await ask(ctx, {
      method: 'DELETE',
      path: '/youtube/v3/comments',
      query: { id: ref.id },
    })
    return { kind: 'deleted', evidence: `comments.delete answered ${status}` }
  } catch (error) {
    if (!(error instanceof ConnectorRefusal)) throw error
    if (error.error.code === 'commentNotFound') return { kind: 'already-gone', evidence: GONE }
    if (error.error.kind === 'scope' || error.error.kind === 'policy')
      return {
        kind: 'manual',
        task: { what: 'delete', url: ref.url ?? studioAddress(ctx, ref.more?.['film'] ?? '') },
        because: error.error.what,
      }
    return { kind: 'failed', error: error.error }
  }
}
