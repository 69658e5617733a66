import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { no, ok, type TiktokUpload, type TiktokWorld } from './world.ts'

const DOCS = 'https://developers.tiktok.com/doc'
const readOn = '2026-11-21'

const sourceInfo = z.strictObject({
  source: z.literal('FILE_UPLOAD'),
  video_size: z.int().positive(),
  chunk_size: z.int().positive(),
  total_chunk_count: z.int().min(1).max(1000),
})

const postInfo = z.strictObject({
  title: z.string().max(2200).optional(),
  privacy_level: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY']),
  disable_comment: z.boolean().optional(),
  disable_duet: z.boolean().optional(),
  disable_stitch: z.boolean().optional(),
  video_cover_timestamp_ms: z.int().nonnegative().optional(),
  brand_content_toggle: z.boolean().optional(),
  brand_organic_toggle: z.boolean().optional(),
  is_aigc: z.boolean().optional(),
})

const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/

/** Asking what a creator may do, opening posts and drafts, taking chunks in, and saying how far they are. */
export function postingOperations(world: TiktokWorld, origin: string): Operation[] {
  const opened = ({ publishId, token }: TiktokUpload) =>
    ok({ publish_id: publishId, upload_url: `${origin}/video/?upload_id=${publishId}&upload_token=${token}` })

  const init = (
    token: string | null,
    source: z.infer<typeof sourceInfo>,
    post: z.infer<typeof postInfo> | null,
  ) => {
    const refused = world.refusal(token, post === null ? 'video.upload' : 'video.publish')
    if (refused !== null) return no(refused, 401)
    if (!world.count('init', 6)) return no('rate_limit_exceeded', 429)
    if (!world.canPost) return no('spam_risk_too_many_posts', 403)
    const cut = { size: source.video_size, chunkSize: source.chunk_size, count: source.total_chunk_count }
    if (!isWellCut(cut, world)) return no('invalid_params')
    if (post !== null) {
      if (!world.privacyOptions.includes(post.privacy_level)) return no('privacy_level_option_mismatch')
      if (post.brand_content_toggle === true && post.privacy_level === 'SELF_ONLY')
        return no('privacy_level_option_mismatch')
      if (!world.isAudited && post.privacy_level !== 'SELF_ONLY')
        return no('unaudited_client_can_only_post_to_private_accounts', 403)
    }
    return opened(world.open(post, cut))
  }

  return [
    operation({
      name: 'creator-info',
      method: 'POST',
      path: '/v2/post/publish/creator_info/query/',
      source: `${DOCS}/content-posting-api-reference-query-creator-info`,
      readOn,
      isRead: true,
      reading: 'json',
      body: z.strictObject({}),
      answer: ({ token }) => {
        const refused = world.refusal(token, 'video.publish')
        if (refused !== null) return no(refused, 401)
        if (!world.count('creator-info', 20)) return no('rate_limit_exceeded', 429)
        return ok({
          creator_avatar_url: `${origin}/avatar.jpg`,
          creator_username: world.creator.username,
          creator_nickname: world.creator.nickname,
          privacy_level_options: world.privacyOptions,
          comment_disabled: !world.mayComment,
          // A private account lets nobody take its films up.
          duet_disabled: world.isPrivateAccount,
          stitch_disabled: world.isPrivateAccount,
          max_video_post_duration_sec: world.longestSeconds,
        })
      },
    }),
    operation({
      name: 'open-post',
      method: 'POST',
      path: '/v2/post/publish/video/init/',
      source: `${DOCS}/content-posting-api-reference-direct-post`,
      readOn,
      reading: 'json',
      body: z.strictObject({ post_info: postInfo, source_info: sourceInfo }),
      answer: ({ token, body }) => init(token, body.source_info, body.post_info),
    }),
    operation({
      name: 'open-draft',
      method: 'POST',
      path: '/v2/post/publish/inbox/video/init/',
      source: `${DOCS}/content-posting-api-reference-upload-video`,
      readOn,
      reading: 'json',
      body: z.strictObject({ source_info: sourceInfo }),
      answer: ({ token, body }) => init(token, body.source_info, null),
    }),
    operation({
      name: 'send-chunk',
      method: 'PUT',
      path: '/video/',
      source: `${DOCS}/content-posting-api-media-transfer-guide`,
      readOn,
      reading: 'bytes',
      query: z.strictObject({ upload_id: z.string(), upload_token: z.string() }),
      isCommit: ({ headers, isWhole }) => {
        const [, , to, total] = RANGE.exec(headers['content-range'] ?? '') ?? []
        return isWhole && Number(to) + 1 === Number(total)
      },
      answer: ({ query, headers, bytes, isWhole }) => {
        const upload = world.takes(query.upload_token)
        if (upload === null) return { status: 403, body: 'the address takes nothing any more' }
        const [, from, to, total] = (RANGE.exec(headers['content-range'] ?? '') ?? []).map(Number)
        if (from === undefined || to === undefined || total !== upload.size)
          return { status: 416, body: 'range' }
        const index = upload.chunks.length
        const end = index === upload.count - 1 ? upload.size : (index + 1) * upload.chunkSize
        if (from !== index * upload.chunkSize || to + 1 !== end)
          return { status: 416, headers: { 'content-range': `bytes */${upload.size}` }, body: 'out of order' }
        if (!isWhole || bytes.length !== end - from) return { status: 400, body: 'the chunk broke off' }
        upload.chunks.push(bytes)
        if (upload.chunks.length < upload.count)
          return { status: 206, headers: { 'content-range': `bytes 0-${to}/${upload.size}` } }
        upload.doneAt = world.clock.now()
        return { status: 201 }
      },
    }),
    operation({
      name: 'status',
      method: 'POST',
      path: '/v2/post/publish/status/fetch/',
      source: `${DOCS}/content-posting-api-reference-get-video-status`,
      readOn,
      isRead: true,
      reading: 'json',
      body: z.strictObject({ publish_id: z.string() }),
      answer: ({ token, body }) => {
        const refused = world.refusal(token, 'video.upload')
        if (refused !== null) return no(refused, 401)
        if (!world.count('status', 30)) return no('rate_limit_exceeded', 429)
        const upload = world.uploads.get(body.publish_id)
        return upload === undefined ? no('invalid_publish_id') : ok(statusOf(upload, world))
      },
    }),
  ]
}

function statusOf(upload: TiktokUpload, world: TiktokWorld) {
  const uploaded_bytes = upload.chunks.reduce((sum, { length }) => sum + length, 0)
  if (upload.failReason !== null) return { status: 'FAILED', fail_reason: upload.failReason, uploaded_bytes }
  if (upload.doneAt !== null && world.strangeLooks > 0) {
    world.strangeLooks -= 1
    return { status: 'PONDERING', uploaded_bytes }
  }
  if (!world.isOut(upload)) return { status: 'PROCESSING_UPLOAD', uploaded_bytes }
  if (upload.post === null) return { status: 'SEND_TO_USER_INBOX', uploaded_bytes }
  const isPublic = upload.post.privacy_level === 'PUBLIC_TO_EVERYONE' && !upload.isDeleted
  return {
    status: 'PUBLISH_COMPLETE',
    uploaded_bytes,
    publicaly_available_post_id: isPublic ? [upload.postId] : [],
  }
}

// https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
function isWellCut(
  { size, chunkSize, count }: { size: number; chunkSize: number; count: number },
  { rules }: TiktokWorld,
): boolean {
  if (count === 1) return chunkSize === size && size <= rules.most
  const last = size - (count - 1) * chunkSize
  return (
    chunkSize >= rules.least &&
    chunkSize <= rules.most &&
    count === Math.floor(size / chunkSize) &&
    count <= rules.mostChunks &&
    last <= rules.lastMost
  )
}
