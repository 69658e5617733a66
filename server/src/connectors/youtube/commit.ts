import type { ConnectorError } from '../connector-error.ts'
import type { ConnectorContext, Finding, Handle, Post, Step } from '../connector.ts'
import { ask, readVideo, type Video, videoIn } from './client.ts'
import { readHandle } from './handle.ts'
import { wantedVisibility } from './place.ts'
import { liveAs, refOf } from './remote.ts'
import { statusOf } from './resource.ts'

const SOONEST_MS = 5_000
const LATEST_MS = 60_000
const SHARE_OF_BYTES = 0.8

/** Asks how far YouTube is with a film. */
export async function poll(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const { video, uploadedAt } = readHandle(handle)
  if (video === null) return { kind: 'continue', handle, next: 'transfer' }
  const found = await readVideo(ctx, video, 'status,processingDetails')
  if (found === null) return { kind: 'failed', error: noLongerThere }
  const { uploadStatus = 'unknown', failureReason, rejectionReason } = found.status ?? {}
  switch (uploadStatus) {
    case 'processed':
      return { kind: 'continue', handle, next: 'commit', progress: 1, said: uploadStatus }
    case 'failed':
      return { kind: 'failed', error: couldNotProcess(failureReason ?? uploadStatus) }
    case 'rejected':
      return { kind: 'failed', error: rejected(rejectionReason ?? uploadStatus) }
    case 'deleted':
      return { kind: 'failed', error: noLongerThere }
    default:
      // `uploaded`, or a state that nobody has documented: it is not ready.
      return {
        kind: 'continue',
        handle,
        next: 'poll',
        afterMs: patience(ctx.now() - (uploadedAt ?? ctx.now())),
        progress: progressOf(found),
        said: uploadStatus,
      }
  }
}

/** Changes who sees the film: the one call that others notice. */
export async function commit(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const { video } = readHandle(handle)
  if (video === null) throw new Error('A film is shown before it was placed')
  const wanted = wantedVisibility(post, ctx)
  const answer = await ask(ctx, {
    method: 'PUT',
    path: '/youtube/v3/videos',
    query: { part: 'status' },
    json: { id: video, status: statusOf(post.plan, wanted) },
  })
  const visibility = videoIn(answer).status?.privacyStatus ?? wanted
  if (visibility === wanted) return liveAs(ctx, { video, visibility, plan: post.plan })
  return { kind: 'failed', error: lockedAs(visibility) }
}

/** Reads who sees the film now; nothing else tells what became of the call. */
export async function reconcile(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Finding> {
  const { video } = readHandle(handle)
  if (video === null) return { kind: 'absent' }
  const found = await readVideo(ctx, video, 'status')
  if (found === null) return { kind: 'absent' }
  const visibility = found.status?.privacyStatus
  if (visibility === undefined) return { kind: 'undecided', why: 'YouTube does not say who sees the film.' }
  if (visibility === 'private' && wantedVisibility(post, ctx) !== 'private') return { kind: 'absent' }
  return { kind: 'present', ref: refOf(ctx, { video, visibility, format: post.plan.format }), visibility }
}

// A long film takes long: a look comes late by a quarter of the wait so far at most, and by a minute.
function patience(waitedMs: number): number {
  return Math.min(Math.max(waitedMs / 4, SOONEST_MS), LATEST_MS)
}

function progressOf({ processingDetails }: Video): number {
  const { partsTotal = 0, partsProcessed = 0 } = processingDetails?.processingProgress ?? {}
  return SHARE_OF_BYTES + (partsTotal > 0 ? (partsProcessed / partsTotal) * (1 - SHARE_OF_BYTES) : 0)
}

const noLongerThere: ConnectorError = {
  kind: 'media',
  code: 'videoNotFound',
  what: 'The film was placed, and is no longer at YouTube.',
  remedy: 'Look in YouTube Studio who deleted it; then place it again.',
  retryAt: null,
  raw: '',
}

const couldNotProcess = (reason: string): ConnectorError => ({
  kind: 'media',
  code: reason,
  what: `YouTube could not process the film (${reason}).`,
  remedy: 'Render the cut anew and place it again.',
  retryAt: null,
  raw: reason,
})

const rejected = (reason: string): ConnectorError => ({
  kind: 'policy',
  code: reason,
  what: `YouTube rejected the film (${reason}).`,
  remedy: 'Look in YouTube Studio what it holds against it.',
  retryAt: null,
  raw: reason,
})

// Uploads of projects that Google has not audited stay private for good, whatever is asked.
const lockedAs = (visibility: string): ConnectorError => ({
  kind: 'config',
  code: 'locked-private',
  what: `YouTube took the film and keeps it ${visibility}: it does so with everything that a project uploads which Google has not audited.`,
  remedy:
    'Ask Google to audit the project (docs/publish/platforms/youtube.md), or publish from a phone until then. A film that is locked stays locked: it is placed again after the audit.',
  retryAt: null,
  raw: visibility,
})
