import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf, type FormPart, multipartOf } from '../wire/index.ts'
import { mastodonRefusal } from './errors.ts'

/** One call of the API; its path begins with `/api`. */
export interface MastodonCall {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: readonly FormPart[]
  /** Makes a call that is made again answer with what the first one did, for an hour. */
  readonly idempotencyKey?: string
}

/** Makes a call as the account and reads its answer, whatever it is. */
export async function askMastodon(ctx: ConnectorContext, call: MastodonCall): Promise<Answer> {
  const address = new URL(call.path, ctx.account.address)
  for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, value)
  const headers: Record<string, string> = { authorization: `Bearer ${await ctx.token()}` }
  const init: RequestInit & { duplex?: 'half' } = { method: call.method, headers }
  if (call.idempotencyKey !== undefined) headers['idempotency-key'] = call.idempotencyKey
  if (call.json !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(call.json)
  }
  if (call.form !== undefined) {
    const { type, body } = multipartOf(call.form)
    headers['content-type'] = type
    init.body = body
    init.duplex = 'half'
  }
  return answerOf(await ctx.fetch(address, init))
}

/** Makes a call and reads its answer by a schema; a refusal is thrown. */
export async function mastodon<Shape extends z.ZodType>(
  ctx: ConnectorContext,
  call: MastodonCall & { readonly answer: Shape },
): Promise<z.infer<Shape>> {
  const answer = await askMastodon(ctx, call)
  if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
  return call.answer.parse(answer.body)
}

/** A status, as far as we read one. https://docs.joinmastodon.org/entities/Status/ */
export const Status = z.object({
  id: z.string(),
  url: z.string().nullable(),
  uri: z.string(),
  content: z.string(),
  created_at: z.string(),
  visibility: z.string(),
  sensitive: z.boolean().optional(),
  spoiler_text: z.string().optional(),
  in_reply_to_id: z.string().nullable(),
  account: z.object({ id: z.string(), acct: z.string() }),
  media_attachments: z.array(z.object({ id: z.string() })),
  favourites_count: z.number(),
  reblogs_count: z.number(),
  replies_count: z.number(),
})

/** A status, as far as we read one. */
export type Status = z.infer<typeof Status>
