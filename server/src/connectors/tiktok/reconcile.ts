import type { ConnectorContext, Finding, Handle, Step } from '../connector.ts'
import { readHandle } from './handle.ts'
import { failed, isAllThere, published, statusOrNone } from './place.ts'

const SOONEST_MS = 5_000
const LATEST_MS = 600_000

/** Asks how far a film is that is all there; whatever state nobody has documented means: still at work. */
export async function poll(ctx: ConnectorContext, held: Handle): Promise<Step> {
  const finding = await reconcile(ctx, held)
  switch (finding.kind) {
    case 'present':
      return { kind: 'live', ref: finding.ref, visibility: finding.visibility }
    case 'refused':
      return { kind: 'failed', error: finding.error }
    case 'working':
      return {
        kind: 'continue',
        handle: finding.handle,
        next: 'poll',
        afterMs: finding.afterMs,
        said: finding.said,
      }
    case 'absent':
    case 'undecided':
      return { kind: 'continue', handle: held, next: 'poll', afterMs: SOONEST_MS }
  }
}

/** Finds out what became of the last chunk: whether all of the film is there, and what TikTok made of it. */
export async function reconcile(ctx: ConnectorContext, held: Handle): Promise<Finding> {
  const handle = readHandle(held)
  const status = await statusOrNone(ctx, handle.publishId)
  if (status === null) return { kind: 'undecided', why: 'TikTok does not know this upload any more.' }
  const { status: said } = status
  if (said === 'PUBLISH_COMPLETE') return { kind: 'present', ...published(handle, status, ctx) }
  if (said === 'FAILED') return { kind: 'refused', error: failed(status, ctx) }
  // Without its last chunk nothing ever comes of an upload.
  if (!isAllThere(handle, status)) return { kind: 'absent' }
  const age = ctx.now() - handle.openedAt
  const afterMs = Math.min(Math.max(SOONEST_MS, age / 10), LATEST_MS)
  return { kind: 'working', handle, afterMs, said }
}
