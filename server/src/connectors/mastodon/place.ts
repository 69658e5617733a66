import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import type { FormPart } from '../wire/index.ts'
import { askMastodon, mastodon } from './client.ts'
import { mastodonRefusal } from './errors.ts'
import { type MastodonHandle, readHandle } from './handle.ts'

const SOONEST_LOOK_MS = 2_000
const LATEST_LOOK_MS = 60_000
const PARTIAL = 206

const Media = z.object({ id: z.string(), url: z.string().nullable() })

/** Chooses the key of the call; a later attempt keeps it. Nothing is opened at the server. */
export function begin(post: Post, _ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const key = before === null ? randomUUID() : readHandle(before).key
  const handle: MastodonHandle = { v: 1, key, mediaId: null, since: null, leftAt: null }
  const next = post.parent === null ? 'transfer' : 'commit'
  return Promise.resolve({ kind: 'continue', handle, next, progress: 0 })
}

/** Hands the film over whole, with its description. One that is there and unused is cleared away by the server. */
export async function transfer({ plan, files }: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const kept = readHandle(handle)
  if (kept.mediaId !== null) return { kind: 'continue', handle, next: 'poll' }
  const extension = files.film.mediaType.split('/')[1] ?? 'mp4'
  const form: FormPart[] = [
    ...(plan.altText === '' ? [] : [['description', plan.altText] as const]),
    ...(files.cover === null ? [] : [['thumbnail', { name: 'cover', file: files.cover }] as const]),
    ['file', { name: `film.${extension}`, file: files.film }],
  ]
  const { id, url } = await mastodon(ctx, { method: 'POST', path: '/api/v2/media', form, answer: Media })
  const placed: MastodonHandle = { ...kept, mediaId: id, since: ctx.now() }
  if (url !== null) return { kind: 'continue', handle: placed, next: 'commit', progress: 1 }
  return { kind: 'continue', handle: placed, next: 'poll', afterMs: SOONEST_LOOK_MS, progress: 1 }
}

/** Asks whether the server is done with the film. */
export async function poll(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const kept = readHandle(handle)
  if (kept.mediaId === null) return { kind: 'continue', handle, next: 'transfer' }
  const answer = await askMastodon(ctx, { method: 'GET', path: `/api/v1/media/${kept.mediaId}` })
  if (answer.status === PARTIAL) {
    // The longer it has worked already, the longer it may still.
    const worked = ctx.now() - (kept.since ?? ctx.now())
    const afterMs = Math.round(Math.min(LATEST_LOOK_MS, Math.max(SOONEST_LOOK_MS, worked / 4)))
    return { kind: 'continue', handle, next: 'poll', afterMs, said: 'processing' }
  }
  // It cleared the film away, as it does with what is not used for long.
  if (answer.status === 404)
    return { kind: 'continue', handle: { ...kept, mediaId: null, since: null }, next: 'transfer' }
  if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
  return { kind: 'continue', handle, next: 'commit', progress: 1 }
}
