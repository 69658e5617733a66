import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { blueskyRefusal } from './errors.ts'

/** How one call of the network is made. */
export interface XrpcCall {
  readonly origin: string
  /** The method's name: `com.atproto.repo.putRecord`. */
  readonly name: string
  readonly token: string | null
  readonly query?: Readonly<Record<string, string>>
  /** A procedure's words as JSON, or bytes of a type. Absent for a query. */
  readonly input?:
    | { readonly json: unknown }
    | { readonly bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>; readonly type: string }
    | { readonly nothing: true }
}

type Wire = Pick<ConnectorContext, 'fetch' | 'now'>

/** Makes a call and reads its answer, whatever it is. */
export async function askXrpc({ fetch }: Wire, call: XrpcCall): Promise<Answer> {
  const { origin, name, token, query = {}, input } = call
  const address = new URL(`/xrpc/${name}`, origin)
  for (const [key, value] of Object.entries(query)) address.searchParams.append(key, value)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== null) headers['authorization'] = `Bearer ${token}`
  const init: RequestInit & { duplex?: 'half' } = { method: input === undefined ? 'GET' : 'POST', headers }
  if (input !== undefined && 'json' in input) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(input.json)
  } else if (input !== undefined && 'bytes' in input) {
    headers['content-type'] = input.type
    init.body = input.bytes
    if (input.bytes instanceof ReadableStream) init.duplex = 'half'
  }
  return answerOf(await fetch(address, init))
}

/** Makes a call and reads its answer by a schema; a refusal is thrown by name. */
export async function xrpc<Shape extends z.ZodType>(
  wire: Wire,
  call: XrpcCall & { readonly answer: Shape; readonly isCommit?: boolean },
): Promise<z.infer<Shape>> {
  const answer = await askXrpc(wire, call)
  if (answer.status >= 300)
    throw blueskyRefusal(answer, { now: wire.now(), isCommit: call.isCommit ?? false })
  return call.answer.parse(answer.body)
}

/** A file in a repository. */
export const Blob = z.object({
  $type: z.literal('blob'),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
})

/** A file in a repository. */
export type Blob = z.infer<typeof Blob>

/** How far the video service is with a film. */
export const JobStatus = z.object({
  jobId: z.string(),
  state: z.string(),
  progress: z.number().optional(),
  blob: Blob.optional(),
  error: z.string().optional(),
  failureCode: z.string().optional(),
  message: z.string().optional(),
})

/** What the video service holds of an upload. */
export const UploadStatus = z.object({
  partSizeBytes: z.number(),
  partCount: z.number(),
  receivedParts: z.array(z.number()),
  state: z.string(),
  completedJobId: z.string().optional(),
  failureReason: z.string().optional(),
})
