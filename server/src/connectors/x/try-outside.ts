import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { reconcile } from './commit.ts'
import { readHandle } from './handle.ts'
import { askProcessing } from './media.ts'

/** Asks for a film that no post has yet, and whether a post of the account has it after all. */
export async function tryOutside(
  post: Post,
  ctx: ConnectorContext,
  held: Handle,
): Promise<readonly OutsideTry[]> {
  const handle = readHandle(held)
  const { media } = handle
  if (media === null) return []
  const query = new URLSearchParams({ media_id: media.id, command: 'STATUS' }).toString()
  const path = `/2/media/upload?${query}`
  const anybody = await askAsAnybody(ctx, {
    what: 'the film, by its id',
    url: new URL(path, ctx.origins['api']),
  })
  const told = { what: 'the film, as the account', how: `GET ${path}` }
  const found = await reconcile(post, ctx, { ...handle, calledAt: handle.calledAt ?? ctx.now() })
  if (found.kind === 'present')
    return [anybody, asAccount({ ...told, found: 'open', said: 'a post of the account has it' })]
  if (found.kind !== 'absent')
    return [
      anybody,
      asAccount({ ...told, found: 'unclear', said: 'the posts of the account cannot be read' }),
    ]
  const state = await askProcessing(ctx, media.id)
  return [
    anybody,
    asAccount(
      state === null
        ? { ...told, found: 'nothing-there', said: 'X has forgotten it' }
        : { ...told, found: 'unseen', said: `X says: ${state.state}; no post has it` },
    ),
  ]
}
