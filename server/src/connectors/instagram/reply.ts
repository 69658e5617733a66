import { z } from 'zod'
import type { ConnectorContext, RemoteRef, Step } from '../connector.ts'
import { ask } from './graph.ts'
import { commentsOf } from './observe.ts'

const madeSchema = z.looseObject({ id: z.string() })

/**
 * Writes a comment under a post, as the account. Instagram has no key against a second one, so it looks first: what the
 * account has said there in the same words is not said again.
 */
export async function reply(parent: RemoteRef, text: string, ctx: ConnectorContext): Promise<Step> {
  const own = ctx.account.handle.replace(/^@/, '')
  for await (const page of commentsOf(ctx, parent.id))
    for (const { id, username, text: said } of page)
      if (username === own && said === text) return written(id, parent)
  const { body } = await ask(ctx, {
    method: 'POST',
    path: `/${parent.id}/comments`,
    json: { message: text },
  })
  return written(madeSchema.parse(body).id, parent)
}

function written(id: string, { url }: RemoteRef): Step {
  return { kind: 'live', ref: { id, url }, visibility: 'public' }
}
