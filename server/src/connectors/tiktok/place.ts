import { flicksToSeconds } from '@stagedoor/core/time'
import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { answerOf, piecesOf } from '../wire/index.ts'
import { type ChunkRules, chunksOf, nextChunk, rangeOf } from './chunks.ts'
import { ask, askCreator, askStatus, type PublishStatus } from './client.ts'
import { failureOf, TIKTOK_REFUSALS, tiktokRefusal } from './errors.ts'
import { digestOf, readHandle, type TiktokHandle } from './handle.ts'
import { isTooLong, modeOf } from './limits-now.ts'
import { refOf } from './remote.ts'

// TikTok says that an upload address lives an hour; a film that is not all there by then is never posted.
const ADDRESS_LIVES_MS = 55 * 60_000

/** How this connector cuts films. */
export interface Cutting {
  readonly rules: ChunkRules
  readonly wantedBytes: number
}

/** Opens a post, or goes on with one that was opened before: never a second one while the first may yet come out. */
export async function begin(
  post: Post,
  ctx: ConnectorContext,
  { before, cutting }: { before: Handle | null; cutting: Cutting },
): Promise<Step> {
  if (before === null) return open(post, ctx, cutting)
  const handle = readHandle(before)
  const status = await statusOrNone(ctx, handle.publishId)
  if (status === null || status.status === 'FAILED') return open(post, ctx, cutting)
  if (status.status === 'PUBLISH_COMPLETE') return { kind: 'live', ...published(handle, status, ctx) }
  if (isAllThere(handle, status)) return { kind: 'continue', handle, next: 'poll', said: status.status }
  const isOther = handle.digest !== digestOf(post, handle.visibility)
  if (isOther || hasEnded(handle, ctx)) return open(post, ctx, cutting)
  return { kind: 'continue', handle, next: handle.count === 1 ? 'commit' : 'transfer' }
}

/** Sends one chunk, all but the last: with the last one the film goes out, and that is the commit. */
export async function transfer(
  post: Post,
  ctx: ConnectorContext,
  { held, cutting }: { held: Handle; cutting: Cutting },
): Promise<Step> {
  const handle = readHandle(held)
  const status = await statusOrNone(ctx, handle.publishId)
  if (status === null || status.status === 'FAILED' || hasEnded(handle, ctx)) return open(post, ctx, cutting)
  const index = nextChunk(handle, status.uploadedBytes)
  if (index >= handle.count - 1) return { kind: 'continue', handle, next: 'commit', progress: 0.9 }
  const { status: code, answer } = await put(post, ctx, { handle, index })
  if (code === 403 || code === 404) return open(post, ctx, cutting)
  if (code !== 206) throw tiktokRefusal(answer, ctx.now())
  const isNextLast = index + 1 === handle.count - 1
  return {
    kind: 'continue',
    handle,
    next: isNextLast ? 'commit' : 'transfer',
    progress: (index + 1) / handle.count,
  }
}

/** Sends the last chunk: TikTok then works on the film and posts it by itself. */
export async function commit(post: Post, ctx: ConnectorContext, held: Handle): Promise<Step> {
  const handle = readHandle(held)
  const { status, answer } = await put(post, ctx, { handle, index: handle.count - 1 })
  if (status === 403 || status === 404) {
    const { error } = tiktokRefusal(answer, ctx.now())
    return { kind: 'unknown', handle: { ...handle, hasEnded: true }, error }
  }
  if (status !== 201) throw tiktokRefusal(answer, ctx.now())
  if (handle.mode === 'direct')
    return { kind: 'continue', handle, next: 'poll', afterMs: 5_000, said: 'PROCESSING_UPLOAD' }
  return { kind: 'manual', handle, task: { what: 'publish-draft', url: `${ctx.origins['web']}/` } }
}

/** The state of a post that TikTok may have forgotten; null where it has. */
export async function statusOrNone(ctx: ConnectorContext, publishId: string): Promise<PublishStatus | null> {
  try {
    return await askStatus(ctx, publishId)
  } catch (error) {
    if (error instanceof ConnectorRefusal && error.error.code === 'invalid_publish_id') return null
    throw error
  }
}

/** Every byte is at TikTok, so that something may come of it. */
export function isAllThere(handle: TiktokHandle, { status, uploadedBytes }: PublishStatus): boolean {
  return status !== 'PROCESSING_UPLOAD' || uploadedBytes >= handle.sizeBytes
}

/** A post that TikTok says is out. */
export function published(handle: TiktokHandle, { postId }: PublishStatus, ctx: ConnectorContext) {
  return { ref: refOf({ publishId: handle.publishId, postId }, ctx), visibility: handle.visibility, handle }
}

/** Why TikTok says that a post has failed. */
export function failed({ answer, failReason }: PublishStatus, ctx: ConnectorContext) {
  return failureOf(answer, failReason, ctx.now()).error
}

function hasEnded({ hasEnded: isOver, openedAt }: TiktokHandle, ctx: ConnectorContext): boolean {
  return isOver || ctx.now() > openedAt + ADDRESS_LIVES_MS
}

const opened = z.looseObject({ publish_id: z.string(), upload_url: z.url() })

async function open(post: Post, ctx: ConnectorContext, { rules, wantedBytes }: Cutting): Promise<Step> {
  const { plan, files } = post
  const mode = modeOf(ctx.account.settings)
  const visibility = mode === 'inbox' ? 'SELF_ONLY' : await levelFor(post, ctx)
  const chunks = chunksOf(files.film.sizeBytes, wantedBytes, rules)
  const source_info = {
    source: 'FILE_UPLOAD',
    video_size: chunks.sizeBytes,
    chunk_size: chunks.chunkBytes,
    total_chunk_count: chunks.count,
  }
  const post_info = {
    title: plan.copy,
    privacy_level: visibility,
    // Nothing is ticked that nobody has ticked.
    disable_comment: plan.interactions.comments !== true,
    disable_duet: plan.interactions.duets !== true,
    disable_stitch: plan.interactions.stitches !== true,
    brand_content_toggle: plan.disclosures.includes('paid-partnership'),
    brand_organic_toggle: plan.disclosures.includes('own-brand'),
    is_aigc: plan.disclosures.includes('made-with-ai'),
    ...(plan.cover?.kind === 'moment'
      ? { video_cover_timestamp_ms: Math.round(flicksToSeconds(plan.cover.at) * 1000) }
      : {}),
  }
  const { told } =
    mode === 'inbox'
      ? await ask(ctx, '/v2/post/publish/inbox/video/init/', { json: { source_info }, shape: opened })
      : await ask(ctx, '/v2/post/publish/video/init/', { json: { post_info, source_info }, shape: opened })
  const handle: TiktokHandle = {
    v: 1,
    publishId: told.publish_id,
    uploadUrl: told.upload_url,
    openedAt: ctx.now(),
    ...chunks,
    visibility,
    mode,
    digest: digestOf(post, visibility),
    hasEnded: false,
  }
  await ctx.saveHandle(handle)
  return { kind: 'continue', handle, next: chunks.count === 1 ? 'commit' : 'transfer', progress: 0 }
}

// The creator is asked once more right before: what was offered while composing may be gone.
async function levelFor({ plan }: Post, ctx: ConnectorContext): Promise<string> {
  const creator = await askCreator(ctx)
  const isAudited = ctx.account.settings['projectIsAudited'] === true
  const [widest] = creator.privacy_level_options
  const level = plan.visibility ?? (isAudited ? widest : 'SELF_ONLY')
  if (level === undefined) throw own('creator_cannot_post')
  if (!creator.privacy_level_options.includes(level)) throw own('privacy_level_option_mismatch')
  if (isTooLong(plan, creator)) throw own('duration_check_failed')
  return level
}

function own(code: string): ConnectorRefusal {
  const [kind, what, remedy] = TIKTOK_REFUSALS[code] ?? ['policy', 'TikTok would refuse this.', 'Look there.']
  return new ConnectorRefusal({ kind, code, what, remedy, retryAt: null, raw: '' })
}

async function put(
  { files }: Post,
  ctx: ConnectorContext,
  { handle, index }: { handle: TiktokHandle; index: number },
) {
  const [from, to] = rangeOf(handle, index)
  // The address itself lets in: the token stays at home.
  const response = await ctx.fetch(handle.uploadUrl, {
    method: 'PUT',
    headers: {
      'content-type': files.film.mediaType,
      'content-range': `bytes ${from}-${to - 1}/${handle.sizeBytes}`,
    },
    body: await piecesOf(files.film, from, to),
  })
  const answer = await answerOf(response)
  return { status: answer.status, answer }
}
