import { createHash } from 'node:crypto'
import { z } from 'zod'
import { appendBytes, type EmulatedAnswer, operation, type Operation } from '../../emulating/index.ts'
import { documented, peertubeError, signedIn } from './account-operations.ts'
import { CHANNEL_ID, type EmulatedVideo, type PeertubeServer } from './server.ts'

const PRIVATE = '3'
const Name = z.string().min(3).max(120)

/** Uploading, showing, reading and deleting films. */
export function videoOperations(server: PeertubeServer, origin: string): Operation[] {
  const missing = peertubeError(404, 'Video not found')
  const withVideo = (
    token: string | null,
    id: string | undefined,
    answer: (video: EmulatedVideo) => EmulatedAnswer,
  ) =>
    signedIn(server, token, () => {
      const video = server.videos.get(id ?? '')
      return video === undefined ? missing : answer(video)
    })
  // Public and unlisted films are read by anybody; of others nothing is said to who is not signed in.
  const OPEN = [1, 2]
  const seenBy = (token: string | null, id = '') => {
    const video =
      server.videos.get(id) ?? [...server.videos.values()].find(({ shortUUID }) => shortUUID === id)
    if (token !== null || video === undefined || OPEN.includes(video.privacy)) return video
    return 'private'
  }
  return [
    operation({
      ...documented('uploadResumableInit'),
      method: 'POST',
      path: '/api/v1/videos/upload-resumable',
      reading: 'json',
      body: z.strictObject({
        name: Name,
        channelId: z.literal(CHANNEL_ID),
        filename: z.string().min(1),
        privacy: z.number().int().min(1).max(4).optional(),
        waitTranscoding: z.boolean().optional(),
      }),
      answer: ({ token, body, headers }) =>
        signedIn(server, token, () => {
          const size = Number(headers['x-upload-content-length'])
          if (!Number.isInteger(size) || size < 1 || headers['x-upload-content-type'] === undefined)
            return peertubeError(400, 'X-Upload-Content-Length and X-Upload-Content-Type are needed')
          if (server.quota >= 0 && server.used + size > server.quota)
            return peertubeError(413, 'The user video quota is exceeded', 'quota_reached')
          const id = server.openUpload({ size, name: body.name, privacy: body.privacy ?? 1 })
          const location = `${origin}/api/v1/videos/upload-resumable?upload_id=${id}`
          return { status: 201, headers: { location } }
        }),
    }),
    operation({
      ...documented('uploadResumable'),
      method: 'PUT',
      path: '/api/v1/videos/upload-resumable',
      // What is uploaded private is seen by nobody.
      isCommit: ({ query }) =>
        (server.uploadOf(query.upload_id)?.privacy ?? Number(PRIVATE)) !== Number(PRIVATE),
      query: z.strictObject({ upload_id: z.string() }),
      reading: 'bytes',
      answer: ({ token, query, headers, bytes, isWhole }) =>
        signedIn(server, token, () => {
          const upload = server.uploadOf(query.upload_id)
          if (upload === null) return peertubeError(404, 'Upload not found')
          const range = /^bytes (?:\*|(\d+)-(\d+))\/(\d+)$/.exec(headers['content-range'] ?? '')
          if (range === null || Number(range[3]) !== upload.size)
            return peertubeError(400, 'the content range is none')
          if (range[1] !== undefined) {
            if (Number(range[1]) !== upload.bytes.length)
              return peertubeError(409, "Chunk doesn't match range")
            if (isWhole && bytes.length !== Number(range[2]) - Number(range[1]) + 1)
              return peertubeError(400, 'the chunk has another length than its range')
            upload.bytes = appendBytes(upload.bytes, bytes, upload.size)
          }
          if (upload.bytes.length < upload.size) {
            const held = upload.bytes.length
            return { status: 308, headers: held === 0 ? {} : { range: `bytes=0-${held - 1}` } }
          }
          const { uuid, shortUUID } = server.finish(query.upload_id, upload)
          return { status: 200, body: { video: { id: server.next(), uuid, shortUUID } } }
        }),
    }),
    operation({
      ...documented('uploadResumableCancel'),
      method: 'DELETE',
      path: '/api/v1/videos/upload-resumable',
      query: z.strictObject({ upload_id: z.string() }),
      reading: 'none',
      answer: ({ token, query }) =>
        signedIn(server, token, () =>
          server.uploads.delete(query.upload_id) ? { status: 204 } : peertubeError(404, 'Upload not found'),
        ),
    }),
    operation({
      ...documented('getMyVideos'),
      method: 'GET',
      path: '/api/v1/users/me/videos',
      isRead: true,
      query: z.strictObject({
        search: z.string(),
        count: z.string().regex(/^\d{1,3}$/),
        sort: z.enum(['-createdAt', 'createdAt', 'name']),
      }),
      reading: 'none',
      answer: ({ token, query }) =>
        signedIn(server, token, () => {
          const found = [...server.videos.values()].filter(({ name }) => name.includes(query.search))
          return {
            status: 200,
            body: {
              total: found.length,
              data: found.slice(0, Number(query.count)).map((video) => briefly(video)),
            },
          }
        }),
    }),
    operation({
      ...documented('getVideo'),
      method: 'GET',
      path: '/api/v1/videos/{id}',
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) => {
        const read = (video: EmulatedVideo): EmulatedAnswer => ({
          status: 200,
          body: {
            ...briefly(video),
            description: video.description === '' ? null : video.description,
            state: server.stateOf(video),
            nsfw: video.nsfw,
            views: server.figures.get(video.uuid)?.views ?? 0,
            likes: server.figures.get(video.uuid)?.likes ?? 0,
          },
        })
        if (token !== null) return withVideo(token, params['id'], read)
        const video = seenBy(token, params['id'])
        if (video === 'private') return peertubeError(401, 'Unauthenticated')
        return video === undefined ? missing : read(video)
      },
    }),
    operation({
      ...documented('getOEmbed'),
      source: 'https://oembed.com/',
      method: 'GET',
      path: '/services/oembed',
      isRead: true,
      query: z.strictObject({ url: z.url() }),
      reading: 'none',
      answer: ({ query }) => {
        const video = seenBy(null, new URL(query.url).pathname.split('/').at(-1))
        if (video === undefined) return missing
        if (video === 'private') return peertubeError(403, 'Video is not publicly available')
        return { status: 200, body: { type: 'video', title: video.name } }
      },
    }),
    operation({
      ...documented('putVideo'),
      method: 'PUT',
      path: '/api/v1/videos/{id}',
      isCommit: ({ body }) => body.privacy !== undefined && body.privacy !== PRIVATE,
      reading: 'multipart',
      body: z.strictObject({
        name: Name.optional(),
        description: z.union([z.literal(''), z.string().min(3).max(10_000)]).optional(),
        privacy: z.enum(['1', '2', '3', '4']).optional(),
        nsfw: z.enum(['true', 'false']).optional(),
        nsfwSummary: z.string().max(250).optional(),
        language: z.string().min(2).optional(),
        commentsPolicy: z.enum(['1', '2', '3']).optional(),
        thumbnailfile: z.instanceof(Buffer).optional(),
      }),
      answer: ({ token, params, body }) =>
        withVideo(token, params['id'], (video) => {
          video.name = body.name ?? video.name
          video.description = body.description ?? video.description
          video.privacy = body.privacy === undefined ? video.privacy : Number(body.privacy)
          video.nsfw = body.nsfw === undefined ? video.nsfw : body.nsfw === 'true'
          video.nsfwSummary = body.nsfwSummary ?? video.nsfwSummary
          video.language = body.language ?? video.language
          video.commentsPolicy =
            body.commentsPolicy === undefined ? video.commentsPolicy : Number(body.commentsPolicy)
          if (body.thumbnailfile !== undefined)
            video.coverSha256 = createHash('sha256').update(body.thumbnailfile).digest('hex')
          return { status: 204 }
        }),
    }),
    operation({
      ...documented('delVideo'),
      method: 'DELETE',
      path: '/api/v1/videos/{id}',
      reading: 'none',
      answer: ({ token, params }) =>
        withVideo(token, params['id'], (video) => {
          if (!server.mayDelete) return peertubeError(403, 'Cannot remove this video')
          server.videos.delete(video.uuid)
          return { status: 204 }
        }),
    }),
    operation({
      ...documented('addVideoCaption'),
      method: 'PUT',
      path: '/api/v1/videos/{id}/captions/{language}',
      reading: 'multipart',
      body: z.strictObject({ captionfile: z.instanceof(Buffer) }),
      answer: ({ token, params }) =>
        withVideo(token, params['id'], (video) => {
          video.captions.add(params['language'] ?? '')
          return { status: 204 }
        }),
    }),
  ]
}

function briefly({ uuid, shortUUID, name, privacy }: EmulatedVideo) {
  return { uuid, shortUUID, name, privacy: { id: privacy } }
}
