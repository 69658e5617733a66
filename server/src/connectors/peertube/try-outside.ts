import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { readVideo } from './client.ts'
import { readHandle } from './handle.ts'
import { nameOfPrivacy, PRIVATE } from './privacy.ts'

/** Asks for a film that lies there private, by both of its names and by its card. */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  handle: Handle,
): Promise<readonly OutsideTry[]> {
  const { video } = readHandle(handle)
  if (video === null) return []
  const at = (path: string) => new URL(path, ctx.account.address)
  const card = at('/services/oembed')
  card.searchParams.set('url', at(`/w/${video.shortUuid}`).href)
  const anybody = [
    await askAsAnybody(ctx, { what: 'the film, by its id', url: at(`/api/v1/videos/${video.uuid}`) }),
    await askAsAnybody(ctx, {
      what: 'the film, by its short name',
      url: at(`/api/v1/videos/${video.shortUuid}`),
    }),
    await askAsAnybody(ctx, { what: 'the card of its page (oEmbed)', url: card }),
  ]
  const found = await readVideo(ctx, video.uuid)
  const told = { what: 'the film, as the account', how: `GET /api/v1/videos/${video.uuid}` }
  if (found === null)
    return [...anybody, asAccount({ ...told, found: 'nothing-there', said: 'there is none' })]
  const { id } = found.privacy
  const said = `the server says: ${nameOfPrivacy(id)}`
  return [...anybody, asAccount({ ...told, found: id === PRIVATE ? 'unseen' : 'open', said })]
}
