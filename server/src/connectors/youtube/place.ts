import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { ask, readVideo } from './client.ts'
import { addCaptions, setCover } from './extras.ts'
import { digestOf, freshHandle, readHandle, type YoutubeHandle } from './handle.ts'
import { liveAs } from './remote.ts'
import { visibilityOf } from './resource.ts'
import { openSession, probeSession, sendPiece, type SessionState } from './upload.ts'

// A step ends after so many pieces, so that a house which stops loses little and shows how far it is.
const PIECES_A_STEP = 8
// Of a placing: the bytes, then the work at YouTube.
const SHARE_OF_BYTES = 0.8

/** Opens a session; goes on with what an earlier attempt left there, if it is the same. */
export async function begin(post: Post, ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const digest = digestOf(post)
  const old = before === null ? null : await withVideo(ctx, readHandle(before))
  if (old?.video) {
    const found = await readVideo(ctx, old.video, 'id,status')
    const seenBy = found?.status?.privacyStatus ?? null
    if (seenBy !== null && seenBy !== 'private')
      return liveAs(ctx, { video: old.video, visibility: seenBy, plan: post.plan })
    if (found !== null && old.digest === digest)
      return { kind: 'continue', handle: await keep(ctx, old), next: 'transfer' }
    // Private still, and not what is to go out: nobody will ask for it again.
    if (found !== null) await discard(ctx, old.video)
  } else if (old?.session && old.digest === digest)
    return { kind: 'continue', handle: await keep(ctx, old), next: 'transfer' }
  return { kind: 'continue', handle: await newSession(post, ctx), next: 'transfer' }
}

/** Hands over the next pieces, then the cover and the captions; always from where YouTube says that it is. */
export async function transfer(
  post: Post,
  ctx: ConnectorContext,
  { handle, pieceBytes }: { handle: Handle; pieceBytes: number },
): Promise<Step> {
  const known = readHandle(handle)
  const { kept, sent } =
    known.video === null ? await sendFilm(post, ctx, { handle: known, pieceBytes }) : { kept: known, sent: 0 }
  if (kept.video === null) {
    const progress = (sent / kept.sizeBytes) * SHARE_OF_BYTES
    return { kind: 'continue', handle: kept, next: 'transfer', progress }
  }
  const ready = await addExtras(post, ctx, { ...kept, video: kept.video })
  return { kind: 'continue', handle: ready, next: 'poll', progress: SHARE_OF_BYTES }
}

/** Takes back a film that nobody has seen. */
export async function discard(ctx: ConnectorContext, video: string): Promise<void> {
  await ask(ctx, { method: 'DELETE', path: '/youtube/v3/videos', query: { id: video } })
}

async function sendFilm(
  post: Post,
  ctx: ConnectorContext,
  { handle, pieceBytes }: { handle: YoutubeHandle; pieceBytes: number },
): Promise<{ kept: YoutubeHandle; sent: number }> {
  const { film } = post.files
  let { session } = handle
  let kept = handle
  let state: SessionState =
    session === null ? { kind: 'gone' } : await probeSession(session, ctx, film.sizeBytes)
  for (let pieces = 0; pieces < PIECES_A_STEP; pieces += 1) {
    if (state.kind === 'done') break
    if (state.kind === 'gone' || session === null) {
      session = await openSession(post, ctx)
      kept = await keep(ctx, freshHandle(post, session))
      state = { kind: 'open', from: 0 }
    }
    state = await sendPiece(session, ctx, { film, from: state.from, mostBytes: pieceBytes })
  }
  if (state.kind === 'done')
    return {
      kept: await keep(ctx, { ...kept, video: state.video, uploadedAt: ctx.now() }),
      sent: film.sizeBytes,
    }
  return { kept, sent: state.kind === 'open' ? state.from : 0 }
}

async function newSession(post: Post, ctx: ConnectorContext): Promise<YoutubeHandle> {
  return keep(ctx, freshHandle(post, await openSession(post, ctx)))
}

async function addExtras(
  { files }: Post,
  ctx: ConnectorContext,
  placed: YoutubeHandle & { video: string },
): Promise<YoutubeHandle> {
  let known: YoutubeHandle & { video: string } = placed
  if (files.cover !== null && !known.hasCover) {
    await setCover(ctx, { video: known.video, cover: files.cover })
    known = { ...known, hasCover: true }
    await ctx.saveHandle(known)
  }
  for (const { language, file } of files.captions) {
    if (known.captions.includes(language)) continue
    await addCaptions(ctx, { video: known.video, language, file })
    known = { ...known, captions: [...known.captions, language] }
    await ctx.saveHandle(known)
  }
  return known
}

// The last byte may have come and its answer not: then the film is there under a name that we never heard.
async function withVideo(ctx: ConnectorContext, handle: YoutubeHandle): Promise<YoutubeHandle> {
  if (handle.video !== null || handle.session === null) return handle
  const state = await probeSession(handle.session, ctx, handle.sizeBytes)
  if (state.kind === 'done') return { ...handle, video: state.video, uploadedAt: ctx.now() }
  return state.kind === 'gone' ? { ...handle, session: null } : handle
}

async function keep(ctx: ConnectorContext, handle: YoutubeHandle): Promise<YoutubeHandle> {
  await ctx.saveHandle(handle)
  return handle
}

/** Who the plan shows the film to, at this account. */
export function wantedVisibility({ plan }: Post, { account }: ConnectorContext): string {
  return visibilityOf(plan, account.settings)
}
