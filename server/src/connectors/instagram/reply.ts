import { z } from 'zod'
import type { CommentPlace, ConnectorContext, RemoteRef, Step } from '../connector.ts'
import { ask } from './graph.ts'
import { refOf, search } from './own-comments.ts'

const madeSchema = z.looseObject({ id: z.string() })

/**
 * Writes a comment under a post, as the account. Instagram has no key against a second one, so it looks first: what the
 * account has said there in the same words is not said again.
 */
export async function reply(parent: RemoteRef, text: string, ctx: ConnectorContext): Promise<Step> {
  const at = { post: parent, comment: null, others: [] }
  const found = await search(at, text, ctx)
  if (found.kind === 'found') return written(at, found.comment.id)
  const path = `/${parent.id}/comments`
  const { body } = await ask(ctx, { method: 'POST', path, json: { message: text } })
  return written(at, madeSchema.parse(body).id)
}

function written(at: CommentPlace, id: string): Step {
  return { kind: 'live', ref: refOf(at, id), visibility: 'public' }
}
