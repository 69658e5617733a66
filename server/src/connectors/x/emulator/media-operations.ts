import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { bytesOf, type XFile, xSays, type XWorld } from './world.ts'

const source = 'https://docs.x.com/x-api/media/quickstart/media-upload-chunked'
const readOn = '2026-11-21'
const CHECK_AFTER = 60

/** Taking films and captions in: open, pieces, end, state, description, captions. */
export function mediaOperations(world: XWorld): Operation[] {
  const forgotten = () => xSays(404, 'resource-not-found', 'Could not find media.')
  const told = (file: XFile) => ({ status: 200, body: { data: factsOf(file, world) } })
  return [
    operation({
      name: 'initialize',
      method: 'POST',
      path: '/2/media/upload/initialize',
      source,
      readOn,
      reading: 'json',
      body: z.strictObject({
        media_type: z.enum(['video/mp4', 'video/quicktime', 'text/vtt', 'text/srt']),
        total_bytes: z.int().positive().max(512_000_000),
        media_category: z.enum(['tweet_video', 'amplify_video', 'subtitles']),
        additional_owners: z.array(z.string()).optional(),
        shared: z.boolean().optional(),
      }),
      answer: ({ body }) => told(world.open({ category: body.media_category, size: body.total_bytes })),
    }),
    operation({
      name: 'append',
      method: 'POST',
      path: '/2/media/upload/{id}/append',
      source,
      readOn,
      reading: 'multipart',
      body: z.strictObject({
        segment_index: z.coerce.number().int().min(0).max(999),
        media: z.instanceof(Buffer),
      }),
      answer: ({ params, body }) => {
        const file = world.file(params['id'] ?? '')
        if (file === null) return forgotten()
        if (file.doneAt !== null) return xSays(400, 'invalid-request', 'The upload is finished.')
        file.pieces.set(body.segment_index, body.media)
        return { status: 200, body: { data: { expires_at: Math.round(file.until / 1000) } } }
      },
    }),
    operation({
      name: 'finalize',
      method: 'POST',
      path: '/2/media/upload/{id}/finalize',
      source,
      readOn,
      reading: 'none',
      answer: ({ params }) => {
        const file = world.file(params['id'] ?? '')
        if (file === null) return forgotten()
        if (bytesOf(file).length !== file.size)
          return xSays(400, 'invalid-request', 'The bytes are not all there.')
        file.doneAt ??= world.clock.now()
        return told(file)
      },
    }),
    operation({
      name: 'media-state',
      method: 'GET',
      path: '/2/media/upload',
      source,
      readOn,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ media_id: z.string(), command: z.literal('STATUS') }),
      answer: ({ query }) => {
        const file = world.file(query.media_id)
        return file === null ? forgotten() : told(file)
      },
    }),
    operation({
      name: 'describe-media',
      method: 'POST',
      path: '/2/media/metadata',
      source: 'https://docs.x.com/x-api/media/create-media-metadata',
      readOn,
      reading: 'json',
      body: z.strictObject({
        id: z.string(),
        metadata: z.strictObject({
          alt_text: z.strictObject({ text: z.string().min(1).max(1000) }).optional(),
          sensitive_media_warning: z
            .strictObject({
              adult_content: z.boolean().optional(),
              graphic_violence: z.boolean().optional(),
              other: z.boolean().optional(),
            })
            .optional(),
        }),
      }),
      answer: ({ body }) => {
        const file = world.file(body.id)
        if (file === null) return forgotten()
        file.altText = body.metadata.alt_text?.text ?? ''
        file.isSensitive = Object.values(body.metadata.sensitive_media_warning ?? {}).includes(true)
        return { status: 200, body: { data: { id: file.id } } }
      },
    }),
    operation({
      name: 'join-captions',
      method: 'POST',
      path: '/2/media/subtitles',
      source: 'https://docs.x.com/x-api/media/create-media-subtitles',
      readOn,
      reading: 'json',
      body: z.strictObject({
        id: z.string(),
        media_category: z.enum(['AmplifyVideo', 'TweetVideo']),
        subtitles: z.strictObject({ id: z.string(), language_code: z.string(), display_name: z.string() }),
      }),
      answer: ({ body }) => {
        const [film, captions] = [world.file(body.id), world.file(body.subtitles.id)]
        if (film === null || captions === null) return forgotten()
        if (captions.category !== 'subtitles' || captions.doneAt === null)
          return xSays(400, 'invalid-request', 'These are no captions.')
        film.captions = [...new Set([...film.captions, body.subtitles.language_code])]
        return { status: 200, body: { data: { id: film.id, media_category: body.media_category } } }
      },
    }),
  ]
}

function factsOf(file: XFile, world: XWorld) {
  const facts = { id: file.id, media_key: file.key, size: file.size, expires_after_secs: 86_400 }
  if (file.doneAt === null || file.category === 'subtitles') return facts
  const isStrange = world.strangeLooks > 0
  if (isStrange) world.strangeLooks -= 1
  if (isStrange) return { ...facts, processing_info: { state: 'pondering', check_after_secs: CHECK_AFTER } }
  if (world.isReady(file)) return { ...facts, processing_info: { state: 'succeeded', progress_percent: 100 } }
  return {
    ...facts,
    processing_info: { state: 'in_progress', check_after_secs: CHECK_AFTER, progress_percent: 40 },
  }
}
