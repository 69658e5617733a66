import { z } from 'zod'
import { flicksToSeconds } from '@stagedoor/core/time'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ByteSource, ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { piecesOf, streamOf } from '../wire/index.ts'
import { Blob, xrpc } from './client.ts'
import { jobFailure } from './errors.ts'
import { type BlueskyHandle, readHandle } from './handle.ts'
import { makeRecordKey } from './record-key.ts'
import { resolveMentions } from './resolve-mentions.ts'
import { jobStatus, startUpload, uploadStatus, uploadToken, videoOrigin } from './video.ts'

const SOONEST_LOOK_MS = 2_000
const LATEST_LOOK_MS = 60_000
const MOST_CAPTION_BYTES = 20_000
// So that how far it is can be seen, and a revoked post stops soon.
const PARTS_AT_ONCE = 8

/** Chooses the record's key and opens the upload. A later attempt keeps the key: at worst it writes the same record. */
export async function begin(post: Post, ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const rkey = before === null ? makeRecordKey(ctx.now()) : readHandle(before).rkey
  const mentions = await resolveMentions(ctx, post.plan.copy)
  const handle: BlueskyHandle = {
    v: 1,
    rkey,
    createdAt: null,
    mentions,
    captions: [],
    film: { kind: 'none' },
  }
  if (post.parent !== null) return { kind: 'continue', handle, next: 'commit' }
  const film = await openFilm(post, ctx)
  return { kind: 'continue', handle: { ...handle, film }, next: 'transfer', progress: 0 }
}

/** Hands over the captions, then what is missing of the film. */
export async function transfer(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  let kept = readHandle(handle)
  for (const { language, file } of post.files.captions) {
    if (kept.captions.some(({ lang }) => lang === language)) continue
    if (file.sizeBytes > MOST_CAPTION_BYTES) throw captionTooLarge(language)
    const blob = await uploadBlob(ctx, { ...file, mediaType: 'text/vtt' })
    kept = { ...kept, captions: [...kept.captions, { lang: language, file: blob }] }
    await ctx.saveHandle(kept)
  }
  switch (kept.film.kind) {
    case 'whole': {
      const blob = await uploadBlob(ctx, post.files.film)
      return {
        kind: 'continue',
        handle: { ...kept, film: { kind: 'blob', blob } },
        next: 'commit',
        progress: 1,
      }
    }
    case 'parts':
      return sendParts(post, ctx, { kept, upload: kept.film })
    case 'job':
      return { kind: 'continue', handle: kept, next: 'poll' }
    case 'blob':
    case 'none':
      return { kind: 'continue', handle: kept, next: 'commit', progress: 1 }
  }
}

/** Asks the video service how far it is. A state that is not documented means that it works on it. */
export async function poll(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const kept = readHandle(handle)
  const { film } = kept
  const origin = videoOrigin(ctx)
  if (film.kind === 'whole' || (film.kind === 'parts' && origin === null))
    return { kind: 'continue', handle, next: 'transfer' }
  if ((film.kind !== 'parts' && film.kind !== 'job') || origin === null)
    return { kind: 'continue', handle, next: 'commit' }
  const token = await uploadToken(ctx)
  if (film.kind === 'parts') {
    const status = await uploadStatus(ctx, { origin, token, jobId: film.jobId })
    if (status?.state === 'completed') return worksOn(kept, status.completedJobId ?? film.jobId, ctx)
    if (status?.state === 'finishing') return { ...later(kept, SOONEST_LOOK_MS), said: 'finishing' }
    return { kind: 'continue', handle, next: 'transfer' }
  }
  const status = await jobStatus(ctx, { origin, token, jobId: film.jobId })
  if (status.state === 'JOB_STATE_COMPLETED' && status.blob !== undefined) {
    const placed: BlueskyHandle = { ...kept, film: { kind: 'blob', blob: status.blob } }
    return { kind: 'continue', handle: placed, next: 'commit', progress: 1, said: status.state }
  }
  if (status.state === 'JOB_STATE_FAILED')
    return failedJob(status.failureCode ?? 'generic_failure', `${status.error ?? ''} ${status.message ?? ''}`)
  // The longer it has worked already, the longer it may still: the look after next is never far off.
  const worked = ctx.now() - film.since
  const afterMs = Math.min(LATEST_LOOK_MS, Math.max(SOONEST_LOOK_MS, worked / 4))
  return { ...later(kept, Math.round(afterMs)), said: status.state }
}

async function openFilm({ plan, files }: Post, ctx: ConnectorContext): Promise<BlueskyHandle['film']> {
  const origin = videoOrigin(ctx)
  if (origin === null) return { kind: 'whole' }
  const opened = await startUpload(ctx, {
    origin,
    token: await uploadToken(ctx),
    film: {
      sizeBytes: files.film.sizeBytes,
      mimeType: files.film.mediaType,
      durationMs: Math.round(flicksToSeconds(plan.film.durationFlicks) * 1000),
      width: plan.film.width,
      height: plan.film.height,
    },
  })
  return opened === null ? { kind: 'whole' } : { kind: 'parts', ...opened }
}

async function sendParts(
  post: Post,
  ctx: ConnectorContext,
  { kept, upload }: { kept: BlueskyHandle; upload: BlueskyHandle['film'] & { kind: 'parts' } },
): Promise<Step> {
  const origin = videoOrigin(ctx)
  const anew = async (): Promise<Step> => {
    const film = await openFilm(post, ctx)
    return { kind: 'continue', handle: { ...kept, film }, next: 'transfer', progress: 0 }
  }
  if (origin === null) return anew()
  const { jobId, partSizeBytes, partCount } = upload
  const token = await uploadToken(ctx)
  const status = await uploadStatus(ctx, { origin, token, jobId })
  if (status === null || status.state === 'aborted' || status.state === 'expired') return anew()
  if (status.state === 'failed') return failedJob('UploadFailed', status.failureReason ?? '')
  if (status.state === 'completed') return worksOn(kept, status.completedJobId ?? jobId, ctx)
  if (status.state !== 'created') return { ...later(kept, SOONEST_LOOK_MS), said: status.state }
  const { film } = post.files
  const missing = Array.from({ length: partCount }, (_, at) => at + 1).filter(
    (part) => !status.receivedParts.includes(part),
  )
  for (const part of missing.slice(0, PARTS_AT_ONCE)) {
    const from = (part - 1) * partSizeBytes
    await xrpc(ctx, {
      origin,
      name: 'app.bsky.video.uploadPart',
      token,
      query: { jobId, partNumber: String(part) },
      input: {
        bytes: await piecesOf(film, from, Math.min(from + partSizeBytes, film.sizeBytes)),
        type: 'application/octet-stream',
      },
      answer: z.object({ partNumber: z.number() }),
    })
  }
  const left = Math.max(0, missing.length - PARTS_AT_ONCE)
  if (left > 0) return { kind: 'continue', handle: kept, next: 'transfer', progress: 1 - left / partCount }
  const { completedJobId } = await xrpc(ctx, {
    origin,
    name: 'app.bsky.video.finishUpload',
    token,
    input: { json: { jobId } },
    answer: z.object({ completedJobId: z.string() }),
  })
  return worksOn(kept, completedJobId, ctx)
}

function worksOn(kept: BlueskyHandle, jobId: string, { now }: ConnectorContext): Step {
  return {
    ...later({ ...kept, film: { kind: 'job', jobId, since: now() } }, SOONEST_LOOK_MS),
    progress: 1,
  }
}

function failedJob(code: string, said: string): Step {
  const [kind, what, remedy] = jobFailure(code)
  return {
    kind: 'failed',
    error: { kind, code, what, remedy, retryAt: null, raw: said.trim().slice(0, 300) },
  }
}

function later(handle: BlueskyHandle, afterMs: number): Step & { kind: 'continue' } {
  return { kind: 'continue', handle, next: 'poll', afterMs }
}

async function uploadBlob(ctx: ConnectorContext, file: ByteSource): Promise<Blob> {
  const { blob } = await xrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.repo.uploadBlob',
    token: await ctx.token(),
    input: { bytes: streamOf(file), type: file.mediaType },
    answer: z.object({ blob: Blob }),
  })
  return blob
}

function captionTooLarge(language: string): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'media',
    code: 'captions-too-large',
    what: `The captions in ${language} are larger than the 20 kB that Bluesky takes.`,
    remedy: 'Shorten them, or leave them out there.',
    retryAt: null,
    raw: '',
  })
}
