import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Handle, RemoteRef, Retraction } from '../connector.ts'
import { readContainer } from './container.ts'
import { isListed } from './find-media.ts'
import { ask, loginOf } from './graph.ts'
import { readHandle } from './handle.ts'
import { addressFor, isNameless } from './remote.ts'

/** Instagram lets no application hide a post. */
export async function hide(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  return byHand(ref, ctx, 'Instagram lets no application hide a post; a person can archive it in the app.')
}

/** Deletes a post where the account's login and permissions let us; else a person does. */
export async function retract(ref: RemoteRef, ctx: ConnectorContext): Promise<Retraction> {
  if (isNameless(ref))
    return byHand(ref, ctx, 'Instagram never told the name of this post, and deletes nothing without it.')
  if (loginOf(ctx) === 'instagram')
    return byHand(ref, ctx, 'Instagram lets applications delete with Facebook Login alone.')
  if (ctx.account.settings.canDelete === false)
    return byHand(ref, ctx, 'The account was connected without the permission to delete.')
  try {
    await ask(ctx, { method: 'DELETE', path: `/${ref.id}` })
    return { kind: 'deleted', evidence: `Instagram confirmed the deletion of ${ref.id}` }
  } catch (error) {
    if (!(error instanceof ConnectorRefusal)) throw error
    return afterRefusal(error, { ref, ctx })
  }
}

/** A container cannot be taken back: nobody sees it, and it is gone after a day. */
export async function abort(handle: Handle, ctx: ConnectorContext): Promise<Retraction> {
  const { container } = readHandle(handle)
  if (container === null) return { kind: 'already-gone', evidence: 'The container has expired.' }
  const { status_code: said } = await readContainer(ctx, container)
  if (said === 'EXPIRED') return { kind: 'already-gone', evidence: 'The container has expired.' }
  if (said !== 'PUBLISHED')
    return {
      kind: 'asked',
      evidence: `The container is ${said} and seen by nobody; Instagram deletes it 24 hours after it was made.`,
    }
  return byHand({ id: container, url: null }, ctx, 'The container was published after all.')
}

async function afterRefusal(
  { error }: ConnectorRefusal,
  { ref, ctx }: { ref: RemoteRef; ctx: ConnectorContext },
): Promise<Retraction> {
  const { kind, code, what } = error
  if (code === '100/33') {
    const list = ref.more?.format === 'instagram-story' ? 'stories' : 'media'
    const since = Number(ref.more?.publishedAt ?? 0)
    const found = await isListed(ctx, { id: ref.id, list, since })
    if (found === 'unread')
      return byHand(ref, ctx, `It is not found by its id, and the list of ${list} is long.`)
    if (found === 'not-listed')
      return { kind: 'already-gone', evidence: `neither by its id nor among the ${list} of the account` }
  }
  return kind === 'scope' || kind === 'policy' || kind === 'config'
    ? byHand(ref, ctx, what)
    : { kind: 'failed', error }
}

function byHand(ref: RemoteRef, ctx: ConnectorContext, because: string): Retraction {
  return { kind: 'manual', task: { what: 'delete', url: addressFor(ref, ctx) }, because }
}
