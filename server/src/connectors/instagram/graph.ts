import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { instagramRefusal } from './errors.ts'

/** The version of the Graph API that we speak. */
export const GRAPH = 'v25.0'

/** What a call to the Graph API needs. */
export type Way = Pick<ConnectorContext, 'account' | 'fetch' | 'token' | 'origins' | 'now' | 'signal'>

/** By which of its two logins an account was opened: each has a host of its own. */
export function loginOf({ account }: Pick<Way, 'account'>): 'facebook' | 'instagram' {
  return account.settings.login === 'instagram' ? 'instagram' : 'facebook'
}

/** Makes a call and reads its answer. Throws the refusal that the platform worded. */
export async function ask(
  ctx: Way,
  {
    method,
    path,
    query = {},
    json,
  }: {
    method: 'GET' | 'POST' | 'DELETE'
    path: string
    query?: Readonly<Record<string, string>>
    json?: unknown
  },
): Promise<Answer> {
  const search = new URLSearchParams(query).toString()
  const url = `${ctx.origins[loginOf(ctx)]}/${GRAPH}${path}${search === '' ? '' : `?${search}`}`
  const response = await ctx.fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${await ctx.token()}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    signal: ctx.signal,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const answer = await answerOf(response)
  // A redirect is no answer: nothing is followed.
  if (answer.status >= 300) throw instagramRefusal(answer, ctx.now())
  return answer
}

const pageSchema = z.looseObject({
  data: z.array(z.unknown()).default([]),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
      next: z.string().optional(),
    })
    .optional(),
})

/**
 * Goes through a list page by page, by its cursors: never by the address of the next page, which holds the token. Where
 * no page says that it is the last, there is more than was read.
 */
export async function* pagesOf<One>(
  ctx: Way,
  {
    path,
    query,
    one,
    most,
  }: { path: string; query: Readonly<Record<string, string>>; one: z.ZodType<One>; most: number },
): AsyncGenerator<{ readonly entries: readonly One[]; readonly isLast: boolean }> {
  let after: string | undefined
  for (let page = 0; page < most; page += 1) {
    const { body } = await ask(ctx, {
      method: 'GET',
      path,
      query: { ...query, ...(after === undefined ? {} : { after }) },
    })
    const { data, paging } = pageSchema.parse(body)
    after = paging?.cursors?.after
    const isLast = after === undefined || paging?.next === undefined
    yield { entries: z.array(one).parse(data), isLast }
    if (isLast) return
  }
}
