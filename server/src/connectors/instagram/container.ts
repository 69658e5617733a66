import { z } from 'zod'
import { type ConnectorError, ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Post } from '../connector.ts'
import { type Refused } from '../wire/index.ts'
import { refusedBySubcode } from './errors.ts'
import { ask, GRAPH, loginOf } from './graph.ts'
import { digestOf, type InstagramHandle } from './handle.ts'
import { containerWords } from './words.ts'

const madeSchema = z.looseObject({ id: z.string(), uri: z.string().optional() })

/** Makes a container: with Facebook Login it waits for our bytes, else Instagram fetches the film by itself. */
export async function makeContainer(post: Post, ctx: ConnectorContext): Promise<InstagramHandle> {
  const isPulled = loginOf(ctx) === 'instagram'
  const way = isPulled ? { video_url: await addressOf(post) } : { upload_type: 'resumable' }
  const { body } = await ask(ctx, {
    method: 'POST',
    path: `/${ctx.account.remoteId}/media`,
    json: { ...containerWords(post.plan), ...way },
  })
  const { id, uri } = madeSchema.parse(body)
  const handle: InstagramHandle = {
    v: 1,
    container: id,
    uploadTo: isPulled ? null : (uri ?? `${ctx.origins.upload}/ig-api-upload/${GRAPH}/${id}`),
    madeAt: ctx.now(),
    digest: digestOf(post),
  }
  await ctx.saveHandle(handle)
  return handle
}

const statusSchema = z.looseObject({
  status_code: z.string().default('unknown'),
  status: z.string().optional(),
  video_status: z
    .looseObject({
      uploading_phase: z
        .looseObject({ status: z.string().optional(), bytes_transferred: z.number().optional() })
        .optional(),
    })
    .optional(),
})

/** What Instagram says of a container. */
export type ContainerStatus = z.infer<typeof statusSchema>

/** Reads a container's status; how far its bytes are is told where they come from us. */
export async function readContainer(
  ctx: ConnectorContext,
  container: string,
  { withBytes = false } = {},
): Promise<ContainerStatus> {
  const fields = withBytes ? 'id,status_code,status,video_status' : 'id,status_code,status'
  const { body } = await ask(ctx, { method: 'GET', path: `/${container}`, query: { fields } })
  return statusSchema.parse(body)
}

/** Why a container failed; Instagram names a subcode in words. */
export function whyFailed({ status = '' }: ContainerStatus): ConnectorError {
  const subcode = /\b(2207\d{3})\b/.exec(status)?.[1] ?? 'ERROR'
  const [kind, what, remedy]: Refused = refusedBySubcode(subcode) ?? [
    'media',
    'Instagram could not make a post of the film.',
    'Render the cut anew and place it again.',
  ]
  return { kind, code: subcode, what, remedy, retryAt: null, raw: status.slice(0, 300) }
}

// Meta fetches nothing but plain letters, and nothing that is not public.
async function addressOf({ files }: Post): Promise<string> {
  const address = await files.publicAddress()
  if (/^https?:\/\/[\x21-\x7e]+$/.test(address)) return address
  throw new ConnectorRefusal({
    kind: 'config',
    code: 'address-not-plain',
    what: 'Instagram fetches films from addresses in plain letters alone, and this house has another one.',
    remedy: 'Give the house an address in ASCII (for an international name: its xn-- form).',
    retryAt: null,
    raw: '',
  })
}
