import { z } from 'zod'
import { type CommentSearch, sameWords, searchComments, TOO_MANY } from '../comment-search.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import type { CommentPlace, ConnectorContext, Observation, OwnComments, RemoteRef } from '../connector.ts'
import { ask } from './graph.ts'
import { commentsOf, type InstagramComment, repliesIn } from './observe.ts'

const madeSchema = z.looseObject({ id: z.string() })
const NOT_THERE = '100/33'

/**
 * Comments of the account: answers stand in the thread of what they answer. Instagram has no key against a second one,
 * so it is looked for the same words first. To a look, one code stands for "deleted" and for a bad day at Meta: the
 * lists decide.
 */
export const ownComments: OwnComments = {
  answer: async (to, text, ctx) => {
    const found = await search(to, text, ctx)
    if (found.kind === 'found')
      return { kind: 'live', ref: refOf(to, found.comment.id), visibility: 'public' }
    const path = `/${threadOf(to)}/replies`
    const { body } = await ask(ctx, { method: 'POST', path, json: { message: text } })
    return { kind: 'live', ref: refOf(to, madeSchema.parse(body).id), visibility: 'public' }
  },
  find: async (at, text, ctx) => {
    const found = await search(at, text, ctx)
    switch (found.kind) {
      case 'found':
        return { kind: 'present', ref: refOf(at, found.comment.id), visibility: 'public' }
      case 'too-many':
        return { kind: 'undecided', why: TOO_MANY }
      case 'none':
        return { kind: 'absent' }
    }
  },
  look: lookFor,
  retract: async (ref, ctx) => {
    try {
      await ask(ctx, { method: 'DELETE', path: `/${ref.id}` })
      return { kind: 'deleted', evidence: `Instagram confirmed the deletion of ${ref.id}` }
    } catch (error) {
      if (!(error instanceof ConnectorRefusal)) throw error
      const { code, kind, what } = error.error
      if (code === NOT_THERE) return { kind: 'already-gone', evidence: `${ref.id} is not there (${code})` }
      return kind === 'scope' || kind === 'policy' || kind === 'config'
        ? { kind: 'manual', task: { what: 'delete', url: ref.url }, because: what }
        : { kind: 'failed', error: error.error }
    }
  },
}

const threadOf = ({ comment }: CommentPlace): string | null =>
  comment === null ? null : (comment.more?.['thread'] ?? comment.id)

/** A comment of ours, known with the post and the thread that it stands in. */
export function refOf(at: CommentPlace, id: string): RemoteRef {
  return { id, url: at.post.url, more: { post: at.post.id, thread: threadOf(at) ?? id } }
}

/** The comment of the account that says these words there, if it is listed. */
export function search(at: CommentPlace, text: string, ctx: ConnectorContext) {
  const thread = threadOf(at)
  const own = ctx.account.handle.replace(/^@/, '').toLowerCase()
  return searchComments(
    thread === null ? commentsOf(ctx, at.post.id) : repliesIn(ctx, thread),
    ({ id, username, text: words, inReplyTo }) =>
      inReplyTo === thread &&
      username.toLowerCase() === own &&
      sameWords(words, text) &&
      !at.others.includes(id),
  )
}

async function lookFor(
  { id, more }: RemoteRef,
  ctx: ConnectorContext,
): Promise<Pick<Observation, 'existence' | 'evidence'>> {
  const { post = id, thread } = more ?? {}
  const isNamed = (comment: InstagramComment) => comment.id === id
  if (thread === undefined || thread === id) {
    const found = await searchComments(commentsOf(ctx, post), isNamed)
    // Which thread it stands in was not kept, and beside its comment a thread is not told to its end.
    if (found.kind === 'none' && thread === undefined) return unreadable('its thread is not known')
    return standing(found.kind, { list: 'the comments of the post', id })
  }
  try {
    const found = await searchComments(repliesIn(ctx, thread), isNamed)
    return standing(found.kind, { list: `the answers to ${thread}`, id })
  } catch (error) {
    if (!(error instanceof ConnectorRefusal) || error.error.code !== NOT_THERE) throw error
    // A thread goes with the comment that it hangs on.
    const found = await searchComments(commentsOf(ctx, post), (comment) => comment.id === thread)
    return found.kind === 'found'
      ? unreadable(`Instagram lists ${thread}, and does not let its answers be read (${NOT_THERE})`)
      : standing(found.kind, { list: 'the comments of the post', id: thread })
  }
}

function standing(
  found: CommentSearch<InstagramComment>['kind'],
  { list, id }: { list: string; id: string },
): Pick<Observation, 'existence' | 'evidence'> {
  switch (found) {
    case 'found':
      return { existence: 'there', evidence: `${list} name ${id}` }
    case 'none':
      return { existence: 'gone', evidence: `${list} do not name ${id}` }
    case 'too-many':
      return unreadable(TOO_MANY)
  }
}

const unreadable = (evidence: string) => ({ existence: 'unreadable', evidence }) as const
