import { z } from 'zod'
import type { ByteSource, ConnectorContext } from '../connector.ts'
import { type Answer, piecesOf } from '../wire/index.ts'
import { ask, call } from './client.ts'
import { xRefusal } from './errors.ts'

const opened = z.looseObject({
  data: z.looseObject({ id: z.string(), media_key: z.string(), expires_after_secs: z.number() }),
})

const worked = z.looseObject({
  data: z.looseObject({
    processing_info: z
      .looseObject({
        state: z.string(),
        check_after_secs: z.number().optional(),
        progress_percent: z.number().optional(),
      })
      .optional(),
  }),
})

/** Opens an upload. */
export async function initialize(
  ctx: ConnectorContext,
  { file, category }: { file: ByteSource; category: 'tweet_video' | 'subtitles' },
): Promise<{ id: string; key: string; until: number }> {
  const { data: told } = await ask(ctx, {
    method: 'POST',
    path: '/2/media/upload/initialize',
    json: { media_type: file.mediaType, total_bytes: file.sizeBytes, media_category: category },
    shape: opened,
  })
  return { id: told.id, key: told.media_key, until: ctx.now() + told.expires_after_secs * 1000 }
}

/** Sends one piece; sent again it takes its own place. False where X has forgotten the upload. */
export async function append(
  ctx: ConnectorContext,
  id: string,
  { file, index, pieceBytes }: { file: ByteSource; index: number; pieceBytes: number },
): Promise<boolean> {
  const from = index * pieceBytes
  const bytes = await piecesOf(file, from, Math.min(from + pieceBytes, file.sizeBytes))
  const form = new FormData()
  form.set('segment_index', String(index))
  form.set('media', new Blob([bytes], { type: 'application/octet-stream' }))
  return isKnown(ctx, await call(ctx, { method: 'POST', path: `/2/media/upload/${id}/append`, form }))
}

/** Says that all is there. False where X has forgotten the upload. */
export async function finalize(ctx: ConnectorContext, id: string): Promise<boolean> {
  return isKnown(ctx, await call(ctx, { method: 'POST', path: `/2/media/upload/${id}/finalize` }))
}

/** How far X is with a film; null where it has forgotten it. */
export async function askProcessing(ctx: ConnectorContext, id: string) {
  const answer = await call(ctx, {
    method: 'GET',
    path: '/2/media/upload',
    query: { media_id: id, command: 'STATUS' },
  })
  if (!isKnown(ctx, answer)) return null
  const { processing_info: told } = worked.parse(answer.body).data
  return {
    // Nothing to work on is said with nothing.
    state: told?.state ?? 'succeeded',
    afterMs: (told?.check_after_secs ?? 5) * 1000,
    progress: (told?.progress_percent ?? 0) / 100,
    answer,
  }
}

/** Describes a film for those who do not see, and marks it as not for everybody. */
export async function describe(
  ctx: ConnectorContext,
  id: string,
  { altText, isSensitive }: { altText: string; isSensitive: boolean },
): Promise<void> {
  const metadata = {
    ...(altText === '' ? {} : { alt_text: { text: altText } }),
    ...(isSensitive ? { sensitive_media_warning: { other: true } } : {}),
  }
  const asked = { method: 'POST', path: '/2/media/metadata', json: { id, metadata } } as const
  await ask(ctx, { ...asked, shape: z.unknown() })
}

/** Uploads captions and joins them to a film. */
export async function addCaptions(
  ctx: ConnectorContext,
  id: string,
  { language, file, pieceBytes }: { language: string; file: ByteSource; pieceBytes: number },
): Promise<void> {
  const { id: captions } = await initialize(ctx, { file, category: 'subtitles' })
  for (let index = 0; index * pieceBytes < file.sizeBytes; index += 1)
    await append(ctx, captions, { file, index, pieceBytes })
  await finalize(ctx, captions)
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  const subtitles = { id: captions, language_code: language, display_name: name }
  await ask(ctx, {
    method: 'POST',
    path: '/2/media/subtitles',
    json: { id, media_category: 'TweetVideo', subtitles },
    shape: z.unknown(),
  })
}

function isKnown(ctx: ConnectorContext, answer: Answer): boolean {
  if (answer.status === 404) return false
  if (answer.status >= 300) throw xRefusal(answer, ctx.now())
  return true
}
