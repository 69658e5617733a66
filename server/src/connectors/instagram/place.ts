import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { makeContainer, readContainer, whyFailed } from './container.ts'
import { findMedia } from './find-media.ts'
import { ask } from './graph.ts'
import { digestOf, type InstagramHandle, readHandle } from './handle.ts'
import { liveAs, nameless } from './remote.ts'
import { sendRest } from './send-rest.ts'

const SOONEST_MS = 5_000
// "Once per minute."
const LATEST_MS = 60_000
const HOUR_MS = 3_600_000
const SHARE_OF_BYTES = 0.7

/** Makes a container; goes on with what an earlier attempt left there, if it is the same and still lives. */
export async function begin(post: Post, ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const old = before === null ? null : readHandle(before)
  if (old !== null && old.container !== null) {
    const { status_code: said } = await readContainer(ctx, old.container)
    if (said === 'PUBLISHED') return isOut(post, ctx, old)
    const goesOn = old.digest === digestOf(post) && said !== 'EXPIRED' && said !== 'ERROR'
    if (goesOn) {
      await ctx.saveHandle(old)
      return { kind: 'continue', handle: old, next: 'transfer' }
    }
  }
  await refuseBeyondQuota(ctx)
  return { kind: 'continue', handle: await newContainer(post, ctx), next: 'transfer' }
}

/** Hands over the bytes from where Instagram says that they end; nothing where it fetches them itself. */
export async function transfer(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  let known = readHandle(handle)
  if (known.container === null) known = await newContainer(post, ctx)
  if (known.uploadTo === null)
    return { kind: 'continue', handle: known, next: 'poll', progress: SHARE_OF_BYTES }
  const status = await readContainer(ctx, known.container ?? '', { withBytes: true })
  if (status.status_code === 'ERROR') return { kind: 'failed', error: whyFailed(status) }
  if (status.status_code === 'EXPIRED')
    return { kind: 'continue', handle: await newContainer(post, ctx), next: 'transfer' }
  const { status: phase, bytes_transferred: from = 0 } = status.video_status?.uploading_phase ?? {}
  const isThere =
    phase === 'complete' || from >= post.files.film.sizeBytes || status.status_code !== 'IN_PROGRESS'
  if (!isThere) await sendRest(post, ctx, { handle: known, from })
  return { kind: 'continue', handle: known, next: 'poll', progress: SHARE_OF_BYTES }
}

/** Asks how far Instagram is. */
export async function poll(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const known = readHandle(handle)
  if (known.container === null) return { kind: 'continue', handle: known, next: 'transfer' }
  const status = await readContainer(ctx, known.container)
  const said = status.status_code
  switch (said) {
    case 'FINISHED':
      return { kind: 'continue', handle: known, next: 'commit', progress: 1, said }
    case 'EXPIRED':
      return { kind: 'continue', handle: { ...known, container: null }, next: 'transfer', said }
    case 'ERROR':
      return { kind: 'failed', error: whyFailed(status) }
    case 'PUBLISHED':
      return isOut(post, ctx, known)
    default: {
      // `IN_PROGRESS`, or a state that nobody has documented: it is not ready.
      const afterMs = Math.min(Math.max((ctx.now() - known.madeAt) / 4, SOONEST_MS), LATEST_MS)
      return { kind: 'continue', handle: known, next: 'poll', afterMs, progress: SHARE_OF_BYTES, said }
    }
  }
}

const quotaSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        quota_usage: z.number().default(0),
        config: z.looseObject({ quota_total: z.number() }).optional(),
      }),
    )
    .default([]),
})

/** How many posts the account may publish through applications within 24 hours, and has; null where it is not told. */
export async function quotaOf(ctx: ConnectorContext): Promise<{ used: number; most: number } | null> {
  const { body } = await ask(ctx, {
    method: 'GET',
    path: `/${ctx.account.remoteId}/content_publishing_limit`,
    query: { fields: 'config,quota_usage' },
  })
  const [told] = quotaSchema.parse(body).data
  return told?.config === undefined ? null : { used: told.quota_usage, most: told.config.quota_total }
}

async function refuseBeyondQuota(ctx: ConnectorContext): Promise<void> {
  const quota = await quotaOf(ctx)
  if (quota === null || quota.used < quota.most) return
  throw new ConnectorRefusal({
    kind: 'quota',
    code: 'content_publishing_limit',
    what: `The account has published ${quota.used} posts through applications within 24 hours, as many as Instagram lets it.`,
    remedy: 'It goes on when the oldest of those posts is a day old.',
    retryAt: ctx.now() + HOUR_MS,
    raw: `${quota.used} of ${quota.most}`,
  })
}

async function newContainer(post: Post, ctx: ConnectorContext): Promise<InstagramHandle> {
  try {
    return await makeContainer(post, ctx)
  } catch (error) {
    // A container shows nothing to anybody: what is blocked here is blocked, and not in doubt.
    if (error instanceof ConnectorRefusal && error.error.kind === 'outcome-unknown')
      throw new ConnectorRefusal({
        ...error.error,
        kind: 'policy',
        what: 'Instagram blocks this account from publishing for now.',
        remedy: 'Look in the Instagram app, and wait before anything more is sent.',
      })
    throw error
  }
}

// An attempt of before was done, and nobody heard of it: such a container is never published again.
async function isOut(post: Post, ctx: ConnectorContext, handle: InstagramHandle): Promise<Step> {
  const found = await findMedia(post, ctx, handle)
  return liveAs(found.kind === 'one' ? found.media : nameless(handle), { ctx, plan: post.plan })
}
