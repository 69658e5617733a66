import type { ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { filmRefusal } from './errors.ts'
import { digestOf, readHandle, type XHandle, type XMedia } from './handle.ts'
import { addCaptions, append, askProcessing, describe, finalize, initialize } from './media.ts'

// A film that X forgets while it is being posted is no use.
const MARGIN_MS = 600_000

/** Opens an upload, or goes on with one that X still has. Words alone need none. */
export async function begin(post: Post, ctx: ConnectorContext, before: Handle | null): Promise<Step> {
  const held = before === null ? null : readHandle(before)
  if (post.parent !== null) {
    const handle: XHandle = held ?? { v: 1, media: null, digest: digestOf(post), calledAt: null }
    await ctx.saveHandle(handle)
    return { kind: 'continue', handle, next: 'commit' }
  }
  const media = held?.media ?? null
  const isUsable = media !== null && held?.digest === digestOf(post) && media.until > ctx.now() + MARGIN_MS
  if (held !== null && isUsable) return { kind: 'continue', handle: held, next: 'transfer' }
  return open(post, ctx, held)
}

/** Does the next of what has to lie at X before the call: pieces, the end, description, captions. */
export async function transfer(
  post: Post,
  ctx: ConnectorContext,
  { held, pieceBytes }: { held: Handle; pieceBytes: number },
): Promise<Step> {
  const handle = readHandle(held)
  const { media } = handle
  if (media === null) return open(post, ctx, handle)
  const { film, captions } = post.files
  const count = Math.ceil(film.sizeBytes / pieceBytes)
  const on = (changes: Partial<XMedia>, progress: number): Step => ({
    kind: 'continue',
    handle: { ...handle, media: { ...media, ...changes } },
    next: 'transfer',
    progress,
  })
  if (media.pieces < count) {
    const isTaken = await append(ctx, media.id, { file: film, index: media.pieces, pieceBytes })
    return isTaken
      ? on({ pieces: media.pieces + 1 }, (media.pieces + 1) / count / 2)
      : open(post, ctx, handle)
  }
  if (!media.isFinal)
    return (await finalize(ctx, media.id)) ? on({ isFinal: true }, 0.5) : open(post, ctx, handle)
  const { altText, contentWarning, disclosures } = post.plan
  const isSensitive = contentWarning !== null || disclosures.includes('sensitive')
  if (!media.isDescribed && (altText !== '' || isSensitive)) {
    await describe(ctx, media.id, { altText, isSensitive })
    return on({ isDescribed: true }, 0.5)
  }
  const missing = captions.find(({ language }) => !media.captions.includes(language))
  if (missing !== undefined) {
    await addCaptions(ctx, media.id, { ...missing, pieceBytes })
    return on({ captions: [...media.captions, missing.language] }, 0.5)
  }
  return { kind: 'continue', handle, next: 'poll', progress: 0.5 }
}

/** Asks how far X is with the film; a state that nobody has documented means: still at work. */
export async function poll(ctx: ConnectorContext, held: Handle): Promise<Step> {
  const handle = readHandle(held)
  if (handle.media === null) return { kind: 'continue', handle, next: 'transfer' }
  const told = await askProcessing(ctx, handle.media.id)
  if (told === null) return { kind: 'continue', handle: { ...handle, media: null }, next: 'transfer' }
  if (told.state === 'succeeded') return { kind: 'continue', handle, next: 'commit', progress: 1 }
  if (told.state === 'failed') return { kind: 'failed', error: filmRefusal(told.answer, ctx.now()).error }
  const { afterMs, progress, state: said } = told
  return { kind: 'continue', handle, next: 'poll', afterMs, progress: 0.5 + progress / 2, said }
}

async function open(post: Post, ctx: ConnectorContext, held: XHandle | null): Promise<Step> {
  const { id, key, until } = await initialize(ctx, { file: post.files.film, category: 'tweet_video' })
  const handle: XHandle = {
    v: 1,
    media: { id, key, until, pieces: 0, isFinal: false, isDescribed: false, captions: [] },
    digest: digestOf(post),
    calledAt: held?.calledAt ?? null,
  }
  await ctx.saveHandle(handle)
  return { kind: 'continue', handle, next: 'transfer', progress: 0 }
}
