import { createHash } from 'node:crypto'
import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { refusal } from './answers.ts'
import { partsOf, updateSchema } from './schemas.ts'
import type { YoutubeWorld } from './world.ts'

const DOCS = 'https://developers.google.com/youtube/v3/docs'
const READ_ON = '2026-11-21'
const COVER_BYTES = 2 * 1024 * 1024

/** Reading, changing and deleting films; their covers and captions. */
export function videoOperations(world: YoutubeWorld): Operation[] {
  return [
    operation({
      source: `${DOCS}/videos/list`,
      readOn: READ_ON,
      name: 'videos.list',
      method: 'GET',
      path: '/youtube/v3/videos',
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        part: partsOf(
          'id',
          'snippet',
          'status',
          'statistics',
          'processingDetails',
          'paidProductPlacementDetails',
        ),
        id: z.string().min(1),
      }),
      answer: ({ token, query }) => {
        const refused = world.refuseCall(token)
        if (refused !== null) return refused
        const items = query.id
          .split(',')
          .flatMap((id) => world.videos.get(id) ?? [])
          .map((video) => world.shown(video, query.part))
        if (world.strangeLooks > 0) {
          world.strangeLooks -= 1
          for (const { status } of items as { status?: { uploadStatus: string } }[])
            if (status !== undefined) status.uploadStatus = 'rehearsing'
        }
        return { status: 200, body: { kind: 'youtube#videoListResponse', items } }
      },
    }),
    operation({
      source: `${DOCS}/videos/update`,
      readOn: READ_ON,
      name: 'videos.update',
      method: 'PUT',
      path: '/youtube/v3/videos',
      // To hide it once it is out shows nobody anything.
      isCommit: ({ body: { id, status } }) =>
        status !== undefined && (status.privacyStatus !== 'private' || world.videos.get(id)?.isOut === false),
      reading: 'json',
      query: z.strictObject({ part: partsOf('snippet', 'status', 'paidProductPlacementDetails') }),
      body: updateSchema,
      answer: ({ token, query, body }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        const video = world.videos.get(body.id)
        if (video === undefined) return refusal(404, 'videoNotFound')
        const { id: _, ...parts } = body
        for (const part of Object.keys(parts))
          if (!query.part.includes(part)) return refusal(400, 'unexpectedPart', part)
        const status = body.status ?? video.resource.status
        video.isOut ||= body.status !== undefined
        video.resource = {
          ...video.resource,
          ...(body.snippet === undefined ? {} : { snippet: body.snippet }),
          ...(body.paidProductPlacementDetails === undefined
            ? {}
            : { paidProductPlacementDetails: body.paidProductPlacementDetails }),
          status: world.setting.isAudited ? status : { ...status, privacyStatus: 'private' },
        }
        return { status: 200, body: world.shown(video, query.part) }
      },
    }),
    operation({
      source: `${DOCS}/videos/delete`,
      readOn: READ_ON,
      name: 'videos.delete',
      method: 'DELETE',
      path: '/youtube/v3/videos',
      reading: 'none',
      query: z.strictObject({ id: z.string().min(1) }),
      answer: ({ token, query }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        if (!world.videos.has(query.id)) return refusal(404, 'videoNotFound')
        if (!world.mayDelete) return refusal(403, 'forbidden')
        world.videos.delete(query.id)
        return { status: 204 }
      },
    }),
    operation({
      source: `${DOCS}/thumbnails/set`,
      readOn: READ_ON,
      name: 'thumbnails.set',
      method: 'POST',
      path: '/upload/youtube/v3/thumbnails/set',
      reading: 'bytes',
      query: z.strictObject({ videoId: z.string(), uploadType: z.literal('media') }),
      answer: ({ token, query, bytes, isWhole, headers }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        const video = world.videos.get(query.videoId)
        if (video === undefined) return refusal(404, 'videoNotFound')
        if (!isWhole || bytes.length === 0) return refusal(400, 'mediaBodyRequired')
        if (bytes.length > COVER_BYTES || !/^image\/(?:jpeg|png)$/.test(headers['content-type'] ?? ''))
          return refusal(400, 'invalidImage')
        video.coverSha256 = createHash('sha256').update(bytes).digest('hex')
        return { status: 200, body: { kind: 'youtube#thumbnailSetResponse', items: [] } }
      },
    }),
    operation({
      source: `${DOCS}/captions/insert`,
      readOn: READ_ON,
      name: 'captions.insert',
      method: 'POST',
      path: '/upload/youtube/v3/captions',
      reading: 'bytes',
      query: z.strictObject({ part: z.literal('snippet'), uploadType: z.literal('multipart') }),
      answer: ({ token, bytes, isWhole, headers }) => {
        const refused = world.refuseCall(token, { units: 400 })
        if (refused !== null) return refused
        const read = isWhole ? readRelated(bytes, headers['content-type'] ?? '') : null
        if (read === null) return refusal(400, 'invalidMetadata')
        if (read.text === '') return refusal(400, 'contentRequired')
        const { videoId, language } = read.snippet
        const video = world.videos.get(videoId)
        if (video === undefined) return refusal(404, 'videoNotFound')
        if (video.captions.has(language)) return refusal(409, 'captionExists')
        video.captions.set(language, read.text)
        return {
          status: 200,
          body: { kind: 'youtube#caption', id: `${videoId}.${language}`, snippet: read.snippet },
        }
      },
    }),
  ]
}

const captionSchema = z.strictObject({
  snippet: z.strictObject({
    videoId: z.string(),
    language: z.string().min(2),
    name: z.string().max(150),
    isDraft: z.boolean().optional(),
  }),
})

// RFC 2387: the resource first, then the file.
function readRelated(bytes: Buffer, contentType: string) {
  const boundary = /^multipart\/related; boundary=(\S+)$/.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const [before, resource, file, end] = bytes.toString().split(`--${boundary}`)
  if (before !== '' || resource === undefined || file === undefined || !end?.startsWith('--')) return null
  const read = captionSchema.safeParse(JSON.parse(bodyIn(resource)))
  return read.success ? { ...read.data, text: bodyIn(file) } : null
}

function bodyIn(part: string): string {
  return part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, '')
}
