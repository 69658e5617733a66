import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { xRefusal } from './errors.ts'

/** What a call to X needs. */
export type Way = Pick<ConnectorContext, 'fetch' | 'token' | 'origins' | 'now'>

/** One call of the API, with at most one kind of body. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: FormData
}

/** Makes a call as the account and reads its answer, whatever it is. */
export async function call(ctx: Way, { method, path, query = {}, json, form }: Asked): Promise<Answer> {
  const address = new URL(path, ctx.origins['api'])
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const headers: Record<string, string> = { authorization: `Bearer ${await ctx.token()}` }
  if (json !== undefined) headers['content-type'] = 'application/json'
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json))
  return answerOf(await ctx.fetch(address, { method, headers, ...(body === undefined ? {} : { body }) }))
}

/** Makes a call and reads its answer by a schema. Throws the refusal that X worded. */
export async function ask<Shape extends z.ZodType>(
  ctx: Way,
  asked: Asked & { readonly shape: Shape },
): Promise<z.infer<Shape>> {
  const answer = await call(ctx, asked)
  if (answer.status >= 300) throw xRefusal(answer, ctx.now())
  return asked.shape.parse(answer.body)
}

/** A post as X describes it, as far as we read it. */
export const postSchema = z.looseObject({
  id: z.string(),
  text: z.string(),
  author_id: z.string().optional(),
  created_at: z.string().optional(),
  attachments: z.looseObject({ media_keys: z.array(z.string()).optional() }).optional(),
  referenced_tweets: z.array(z.looseObject({ type: z.string(), id: z.string() })).optional(),
  entities: z
    .looseObject({
      urls: z.array(z.looseObject({ url: z.string(), expanded_url: z.string().optional() })).optional(),
    })
    .optional(),
  public_metrics: z
    .looseObject({
      impression_count: z.number().optional(),
      like_count: z.number().optional(),
      reply_count: z.number().optional(),
      retweet_count: z.number().optional(),
      quote_count: z.number().optional(),
      bookmark_count: z.number().optional(),
    })
    .optional(),
})

/** A post as X describes it. */
export type XPost = z.infer<typeof postSchema>

/** The fields that we ask for of a post. */
export const POST_FIELDS = 'created_at,author_id,attachments,referenced_tweets,entities,public_metrics'
