import { z } from 'zod'
import type { ConnectorContext, Observation, RemoteRef } from '../connector.ts'
import { ask } from './client.ts'
import { statusOrNone } from './place.ts'
import { addressOf } from './remote.ts'

const FIELDS = 'id,video_description,share_url,view_count,like_count,comment_count,share_count'

const videos = z.looseObject({
  videos: z.array(
    z.looseObject({
      id: z.string(),
      video_description: z.string().optional(),
      share_url: z.string().optional(),
      view_count: z.number().default(0),
      like_count: z.number().default(0),
      comment_count: z.number().default(0),
      share_count: z.number().default(0),
    }),
  ),
})

/**
 * Reads a post back. TikTok tells applications of posts that are open to all, and of those alone: of any other nobody
 * but its maker learns whether it is still there.
 */
export async function observe(ref: RemoteRef, ctx: ConnectorContext): Promise<Observation> {
  const postId = ref.more?.['postId'] ?? (await statusOrNone(ctx, ref.id))?.postId ?? null
  if (postId === null)
    return {
      ...nothing,
      existence: 'unreadable',
      evidence: 'TikTok gives this post no number: it is not open to all, or still looked at there.',
    }
  const { told } = await ask(ctx, `/v2/video/query/?fields=${FIELDS}`, {
    json: { filters: { video_ids: [postId] } },
    shape: videos,
  })
  const video = told.videos.find(({ id }) => id === postId)
  if (video === undefined)
    return { ...nothing, existence: 'gone', evidence: `TikTok has no video ${postId} of this account.` }
  return {
    existence: 'there',
    evidence: `TikTok shows video ${postId}.`,
    url: video.share_url ?? addressOf(postId, ctx),
    figures: {
      views: video.view_count,
      likes: video.like_count,
      comments: video.comment_count,
      shares: video.share_count,
    },
    copy: video.video_description ?? null,
    comments: [],
    cursor: null,
  }
}

const nothing = { url: null, figures: {}, copy: null, comments: [], cursor: null } as const
