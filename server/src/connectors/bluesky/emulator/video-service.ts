import { z } from 'zod'
import { type EmulatedAnswer, type Operation, operation } from '../../emulating/index.ts'
import type { BlueskyNetwork, EmulatedUpload } from './network.ts'
import { xrpcError } from './repository.ts'

const readOn = '2026-11-21'
const LEXICONS = 'https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/video'
const SESSION_LIVES_MS = 3_600_000
const STATES = ['JOB_STATE_CREATED', 'JOB_STATE_ENCODING', 'JOB_STATE_SCANNING', 'JOB_STATE_UPLOADING']

/** The video service, written from its lexicons. */
export function videoOperations(network: BlueskyNetwork, origin: string): Operation[] {
  const at = (name: string) => ({
    name: `app.bsky.video.${name}`,
    path: `/xrpc/app.bsky.video.${name}`,
    source: `${LEXICONS}/${name}.json`,
    readOn,
  })
  const aud = `did:web:${encodeURIComponent(new URL(origin).host)}`
  const asUploader = (token: string | null): EmulatedAnswer | null =>
    network.mayUpload(token, aud) ? null : xrpcError(401, 'InvalidToken', 'no service token for this account')
  const uploadOf = (jobId: string): EmulatedUpload | null => {
    const upload = network.uploads.get(jobId) ?? null
    if (upload?.state === 'created' && upload.expiresAt <= network.now) upload.state = 'expired'
    return upload
  }
  const unknownJob = xrpcError(400, 'UploadNotFound', 'no such upload')
  const Job = z.strictObject({ jobId: z.string().min(1).max(256) })
  return [
    operation({
      ...at('startUpload'),
      method: 'POST',
      reading: 'json',
      body: z.strictObject({
        sizeBytes: z.number().int().min(1),
        mimeType: z.string().min(3).max(255),
        name: z.string().max(256).optional(),
        durationMs: z.number().int().optional(),
        width: z.number().int().optional(),
        height: z.number().int().optional(),
      }),
      answer: ({ token, body: { sizeBytes, mimeType, durationMs = 0 } }) => {
        const refused = asUploader(token)
        if (refused !== null) return refused
        if (mimeType !== 'video/mp4') return xrpcError(400, 'UnsupportedContentType', 'MP4 alone is taken')
        if (sizeBytes > 300_000_000) return xrpcError(400, 'VideoTooLarge', 'more than 300 MB')
        if (durationMs > 600_000) return xrpcError(400, 'VideoTooLong', 'longer than ten minutes')
        const { partSizeBytes } = network
        const upload: EmulatedUpload = {
          jobId: `upload-${network.next()}`,
          sizeBytes,
          partSizeBytes,
          partCount: Math.ceil(sizeBytes / partSizeBytes),
          expiresAt: network.now + SESSION_LIVES_MS,
          parts: new Map(),
          state: 'created',
          finishedAt: null,
          blob: null,
        }
        network.uploads.set(upload.jobId, upload)
        const { jobId, partCount, expiresAt } = upload
        return {
          status: 200,
          body: { jobId, partSizeBytes, partCount, expiresAt: new Date(expiresAt).toISOString() },
        }
      },
    }),
    operation({
      ...at('uploadPart'),
      method: 'POST',
      query: z.strictObject({ jobId: z.string(), partNumber: z.string().regex(/^\d+$/) }),
      reading: 'bytes',
      answer: ({ token, query, bytes, isWhole }) => {
        const upload = uploadOf(query.jobId)
        const part = Number(query.partNumber)
        const refused = asUploader(token) ?? (upload === null ? unknownJob : null)
        if (refused !== null || upload === null) return refused ?? unknownJob
        if (upload.state === 'expired') return xrpcError(400, 'UploadExpired', 'the session expired')
        if (upload.state !== 'created')
          return xrpcError(400, 'UploadAlreadyCompleted', 'nothing more is taken')
        if (part < 1 || part > upload.partCount) return xrpcError(400, 'InvalidPartNumber', 'no such part')
        const length = Math.min(upload.partSizeBytes, upload.sizeBytes - (part - 1) * upload.partSizeBytes)
        if (!isWhole || bytes.length !== length)
          return xrpcError(400, 'PartSizeMismatch', `this part has ${length} bytes`)
        upload.parts.set(part, bytes)
        return { status: 200, body: { partNumber: part, sizeBytes: bytes.length } }
      },
    }),
    operation({
      ...at('getUploadStatus'),
      method: 'GET',
      isRead: true,
      query: Job,
      reading: 'none',
      answer: ({ token, query }) => {
        const upload = uploadOf(query.jobId)
        const refused = asUploader(token)
        if (refused !== null || upload === null) return refused ?? unknownJob
        const { jobId, partSizeBytes, partCount, expiresAt, state, parts } = upload
        return {
          status: 200,
          body: {
            jobId,
            partSizeBytes,
            partCount,
            receivedParts: [...parts.keys()].toSorted((a, b) => a - b),
            expiresAt: new Date(expiresAt).toISOString(),
            state,
            ...(state === 'completed' ? { completedJobId: jobId, jobStatus: statusOf(network, upload) } : {}),
          },
        }
      },
    }),
    operation({
      ...at('finishUpload'),
      method: 'POST',
      reading: 'json',
      body: Job,
      answer: ({ token, body }) => {
        const upload = uploadOf(body.jobId)
        const refused = asUploader(token)
        if (refused !== null || upload === null) return refused ?? unknownJob
        if (upload.state === 'expired') return xrpcError(400, 'UploadExpired', 'the session expired')
        if (upload.state === 'aborted') return xrpcError(400, 'UploadAborted', 'the session was aborted')
        if (upload.parts.size < upload.partCount)
          return xrpcError(400, 'MissingParts', 'not all parts are recorded')
        upload.state = 'completed'
        upload.finishedAt ??= network.now
        return {
          status: 200,
          body: { completedJobId: upload.jobId, jobStatus: statusOf(network, upload) },
        }
      },
    }),
    operation({
      ...at('getJobStatus'),
      method: 'GET',
      isRead: true,
      query: Job,
      reading: 'none',
      answer: ({ token, query }) => {
        const upload = uploadOf(query.jobId)
        const refused = asUploader(token)
        if (refused !== null || upload?.finishedAt == null)
          return refused ?? xrpcError(400, 'InvalidRequest', 'no such job')
        return { status: 200, body: { jobStatus: statusOf(network, upload) } }
      },
    }),
    operation({
      ...at('abortUpload'),
      method: 'POST',
      reading: 'json',
      body: Job,
      answer: ({ token, body }) => {
        const upload = uploadOf(body.jobId)
        const refused = asUploader(token)
        if (refused !== null || upload === null) return refused ?? unknownJob
        if (upload.state === 'created') upload.state = 'aborted'
        return { status: 200, body: { state: upload.state } }
      },
    }),
  ]
}

function statusOf(network: BlueskyNetwork, upload: EmulatedUpload) {
  const did = 'did:plc:saltlightcrew234567abcdefg'
  const { jobId } = upload
  const worked = network.now - (upload.finishedAt ?? network.now)
  if (network.strangeLooks > 0) {
    network.strangeLooks -= 1
    return { jobId, did, state: 'JOB_STATE_PONDERING' }
  }
  if (worked < network.processMs) {
    const progress = Math.floor((worked / network.processMs) * 100)
    return { jobId, did, state: STATES[Math.floor((progress / 100) * STATES.length)] ?? STATES[0], progress }
  }
  const bytes = Buffer.concat([...upload.parts].toSorted(([a], [b]) => a - b).map(([, part]) => part))
  return {
    jobId,
    did,
    state: 'JOB_STATE_COMPLETED',
    progress: 100,
    blob: network.putBlob(bytes, 'video/mp4'),
  }
}
