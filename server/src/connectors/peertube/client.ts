import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf, type FormPart, multipartOf } from '../wire/index.ts'
import { peertubeRefusal } from './errors.ts'

/** One call of the API. */
export interface PeertubeCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Without `/api/v1`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: readonly FormPart[]
  readonly bytes?: Uint8Array<ArrayBuffer>
}

/** Makes a call as the account and reads its answer, whatever it is. */
export async function askPeertube(ctx: ConnectorContext, call: PeertubeCall): Promise<Answer> {
  const address = new URL(`/api/v1${call.path}`, ctx.account.address)
  for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, value)
  const headers: Record<string, string> = { ...call.headers, authorization: `Bearer ${await ctx.token()}` }
  const init: RequestInit & { duplex?: 'half' } = { method: call.method, headers }
  if (call.json !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(call.json)
  } else if (call.form !== undefined) {
    const { type, body } = multipartOf(call.form)
    headers['content-type'] = type
    init.body = body
    init.duplex = 'half'
  } else if (call.bytes !== undefined) {
    headers['content-type'] = 'application/octet-stream'
    init.body = call.bytes
  }
  return answerOf(await ctx.fetch(address, init))
}

/** Makes a call and reads its answer by a schema; a refusal is thrown. */
export async function peertube<Shape extends z.ZodType>(
  ctx: ConnectorContext,
  call: PeertubeCall & { readonly answer: Shape },
): Promise<z.infer<Shape>> {
  const answer = await askPeertube(ctx, call)
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  return call.answer.parse(answer.body)
}

/** A film on the server, as far as we read one. */
export const Video = z.object({
  uuid: z.string(),
  shortUUID: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  nsfw: z.boolean().optional(),
  privacy: z.object({ id: z.number() }),
  state: z.object({ id: z.number(), label: z.string().optional() }),
  views: z.number(),
  likes: z.number(),
})

/** A film on the server. */
export type Video = z.infer<typeof Video>

/** The film with this id; null where the server says that there is none. */
export async function readVideo(ctx: ConnectorContext, uuid: string): Promise<Video | null> {
  const answer = await askPeertube(ctx, { method: 'GET', path: `/videos/${uuid}` })
  if (answer.status === 404) return null
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  return Video.parse(answer.body)
}
