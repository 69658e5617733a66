import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { no, ok, type TiktokWorld } from './world.ts'

const DOCS = 'https://developers.tiktok.com/doc'
const readOn = '2026-11-21'

/** Reading public posts and the creator back. */
export function readingOperations(world: TiktokWorld, origin: string): Operation[] {
  return [
    operation({
      name: 'query-videos',
      method: 'POST',
      path: '/v2/video/query/',
      source: `${DOCS}/tiktok-api-v2-video-query`,
      readOn,
      isRead: true,
      reading: 'json',
      query: z.strictObject({ fields: z.string() }),
      body: z.strictObject({
        filters: z.strictObject({ video_ids: z.array(z.string()).max(20) }),
      }),
      answer: ({ token, body }) => {
        const refused = world.refusal(token, 'video.list')
        if (refused !== null) return no(refused, 401)
        const videos = body.filters.video_ids.flatMap((id) => {
          const upload = world.readable(id)
          if (upload === null) return []
          const { views, likes, comments, shares } = upload.figures
          return [
            {
              id,
              video_description: upload.post?.title ?? '',
              share_url: `${origin}/@${world.creator.username}/video/${id}`,
              view_count: views,
              like_count: likes,
              comment_count: comments,
              share_count: shares,
            },
          ]
        })
        return ok({ videos })
      },
    }),
    operation({
      name: 'user-info',
      method: 'GET',
      path: '/v2/user/info/',
      source: `${DOCS}/tiktok-api-v2-get-user-info`,
      readOn,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: z.string() }),
      answer: ({ token }) => {
        const refused = world.refusal(token, 'user.info.basic')
        if (refused !== null) return no(refused, 401)
        return ok({ user: { open_id: world.creator.openId, display_name: world.creator.nickname } })
      },
    }),
  ]
}
