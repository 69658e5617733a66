import { z } from 'zod'
import type { DoorContext } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { answerOf } from '../wire/index.ts'
import { youtubeRefusal } from './errors.ts'

const channelSchema = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({ title: z.string(), customUrl: z.string().optional() }),
  status: z.looseObject({ longUploadsStatus: z.string().optional() }).optional(),
})

const channelsSchema = z.looseObject({
  nextPageToken: z.string().optional(),
  items: z.array(channelSchema).default([]),
})

/** A channel as YouTube describes it, as far as we read it. */
export type Channel = z.infer<typeof channelSchema>

/** The channels that a token opens, all of them, page by page. Throws where there is none. */
export async function readChannels(ctx: DoorContext, accessToken: string): Promise<readonly Channel[]> {
  const channels: Channel[] = []
  for (let pageToken: string | undefined; ;) {
    const query = new URLSearchParams({
      part: 'snippet,status',
      mine: 'true',
      maxResults: '50',
      ...(pageToken === undefined ? {} : { pageToken }),
    })
    const response = await ctx.fetch(`${ctx.origins.api}/youtube/v3/channels?${query.toString()}`, {
      headers: { authorization: `Bearer ${accessToken}` },
      signal: ctx.signal,
    })
    const answer = await answerOf(response)
    if (answer.status >= 300) throw youtubeRefusal(answer, ctx.now())
    const { items, nextPageToken } = channelsSchema.parse(answer.body)
    channels.push(...items)
    if (nextPageToken === undefined) break
    pageToken = nextPageToken
  }
  if (channels.length > 0) return channels
  throw new ConnectorRefusal({
    kind: 'policy',
    code: 'youtubeSignupRequired',
    what: 'This Google account has no YouTube channel.',
    remedy: 'Make the channel at YouTube, then connect it again.',
    retryAt: null,
    raw: '',
  })
}
