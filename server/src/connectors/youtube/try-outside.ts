import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { readVideo } from './client.ts'
import { readHandle } from './handle.ts'

/**
 * Asks for a film that lies there private: its card, its picture, the channel's own feed. What is still being uploaded
 * has no id that anybody could ask for.
 */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  handle: Handle,
): Promise<readonly OutsideTry[]> {
  const { video } = readHandle(handle)
  if (video === null) return []
  const { web, image } = ctx.origins
  const page = `https://www.youtube.com/watch?v=${video}`
  const anybody = [
    await askAsAnybody(ctx, {
      what: 'the card of its page (oEmbed)',
      url: `${web}/oembed?${new URLSearchParams({ url: page, format: 'json' }).toString()}`,
    }),
    await askAsAnybody(ctx, { what: 'its picture', url: `${image}/vi/${video}/hqdefault.jpg` }),
    await askAsAnybody(ctx, {
      what: 'the feed of the channel',
      url: `${web}/feeds/videos.xml?${new URLSearchParams({ channel_id: ctx.account.remoteId }).toString()}`,
      shows: (text) => text.includes(video),
    }),
  ]
  const found = await readVideo(ctx, video, 'status')
  const visibility = found?.status?.privacyStatus
  const told = { what: 'the film, as the channel', how: `videos.list of ${video}` }
  if (found === null)
    return [...anybody, asAccount({ ...told, found: 'nothing-there', said: 'there is none' })]
  return [
    ...anybody,
    asAccount({
      ...told,
      found: visibility === 'private' ? 'unseen' : visibility === undefined ? 'unclear' : 'open',
      said: `YouTube says: ${visibility ?? 'nothing of who sees it'}`,
    }),
  ]
}
