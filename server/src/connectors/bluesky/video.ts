import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { askXrpc, JobStatus, UploadStatus, type XrpcCall, xrpc } from './client.ts'
import { blueskyRefusal, errorName } from './errors.ts'

const TOKEN_LIVES_S = 30 * 60

/** The video service's own address; null where the house uses none. */
export function videoOrigin({ origins }: Pick<ConnectorContext, 'origins'>): string | null {
  const { video } = origins
  return video === undefined || video === '' ? null : video
}

/**
 * A token with which the video service puts a film into the account's own repository, signed by the account's server
 * for itself. https://docs.bsky.app/docs/tutorials/video
 */
export async function uploadToken(ctx: ConnectorContext): Promise<string> {
  const { token } = await xrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.server.getServiceAuth',
    token: await ctx.token(),
    query: {
      aud: String(ctx.account.settings['pdsDid']),
      lxm: 'com.atproto.repo.uploadBlob',
      exp: String(Math.floor(ctx.now() / 1000) + TOKEN_LIVES_S),
    },
    answer: z.object({ token: z.string() }),
  })
  return token
}

// Servers that have no such call say so in one of these ways.
const NOT_THERE = ['MethodNotImplemented', 'XRPCNotSupported', 'http-404', 'http-501']

/** Opens an upload in parts; null where this video service knows no parts. */
export async function startUpload(
  ctx: ConnectorContext,
  { origin, token, film }: { origin: string; token: string; film: object },
): Promise<{ jobId: string; partSizeBytes: number; partCount: number } | null> {
  const call: XrpcCall = { origin, name: 'app.bsky.video.startUpload', token, input: { json: film } }
  const answer = await askXrpc(ctx, call)
  if (NOT_THERE.includes(errorName(answer))) return null
  if (answer.status >= 300) throw blueskyRefusal(answer, { now: ctx.now(), isCommit: false })
  return z.object({ jobId: z.string(), partSizeBytes: z.number(), partCount: z.number() }).parse(answer.body)
}

/** What the service holds of an upload; null where it knows it no more. */
export async function uploadStatus(
  ctx: ConnectorContext,
  { origin, token, jobId }: { origin: string; token: string; jobId: string },
): Promise<z.infer<typeof UploadStatus> | null> {
  const answer = await askXrpc(ctx, {
    origin,
    name: 'app.bsky.video.getUploadStatus',
    token,
    query: { jobId },
  })
  if (errorName(answer) === 'UploadNotFound') return null
  if (answer.status >= 300) throw blueskyRefusal(answer, { now: ctx.now(), isCommit: false })
  return UploadStatus.parse(answer.body)
}

/** How far the service is with a film. */
export async function jobStatus(
  ctx: ConnectorContext,
  { origin, token, jobId }: { origin: string; token: string; jobId: string },
): Promise<z.infer<typeof JobStatus>> {
  const { jobStatus: status } = await xrpc(ctx, {
    origin,
    name: 'app.bsky.video.getJobStatus',
    token,
    query: { jobId },
    answer: z.object({ jobStatus: JobStatus }),
  })
  return status
}
