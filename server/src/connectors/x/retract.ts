import { z } from 'zod'
import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { tried } from '../wire/index.ts'
import { call } from './client.ts'
import { xRefusal } from './errors.ts'
import { readHandle } from './handle.ts'
import { refOf } from './remote.ts'

const deleted = z.looseObject({ data: z.looseObject({ deleted: z.boolean() }) })

/** Deletes a post of the account's own. */
export function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return tried(async () => {
    const path = `/2/tweets/${ref.id}`
    const answer = await call(ctx, { method: 'DELETE', path })
    if (answer.status === 404) return { kind: 'already-gone', evidence: `DELETE ${path} says 404` }
    if (answer.status >= 300) throw xRefusal(answer, ctx.now())
    const { deleted: isDone } = deleted.parse(answer.body).data
    return { kind: isDone ? 'deleted' : 'already-gone', evidence: `DELETE ${path} says ${answer.status}` }
  })
}

/** X has no way to hide a post and keep it. */
export function hide(ref: RemoteRef, ctx: ConnectorContext): Retraction {
  return {
    kind: 'manual',
    task: { what: 'delete', url: ref.url ?? refOf(ref.id, ctx).url },
    because: 'X can delete a post, and cannot hide one.',
  }
}

/** A film that nobody posts is seen by nobody, and X forgets it by itself. */
export function abort(held: Handle): Retraction {
  const { media } = readHandle(held)
  const evidence =
    media === null
      ? 'Nothing lies there.'
      : `X forgets film ${media.id} at ${new Date(media.until).toISOString()}.`
  return { kind: 'already-gone', evidence }
}
