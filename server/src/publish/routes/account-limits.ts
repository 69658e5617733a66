import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import {
  coverWay,
  PLATFORM_IDS,
  POST_DISCLOSURES,
  POST_INTERACTIONS,
  TEXT_UNITS,
} from '@stagedoor/core/publish'
import { createApi, json, refusals, wireId } from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import { contextFor } from '../accounts/index.ts'
import type { PublishDeps } from '../deps.ts'
import { limitsNow } from '../compose/post-order.ts'

const limitsSchema = z
  .object({
    connector: z.enum(PLATFORM_IDS),
    isLive: z.boolean().openapi({ description: 'The platform itself said it, just now.' }),
    because: z.string().nullable().openapi({ description: 'Why it could not be asked.' }),
    accountName: z.string().nullable().openapi({ description: 'How the platform names the account now.' }),
    texts: z.array(z.object({ field: z.enum(['title', 'copy']), unit: z.enum(TEXT_UNITS), most: z.int() })),
    hashtags: z.int().nullable(),
    mentions: z.int().nullable(),
    cover: z
      .enum(['moment', 'still', 'none'])
      .openapi({ description: 'How a moment of the film becomes its cover there.' }),
    altText: z.int().nullable(),
    disclosures: z.array(z.enum(POST_DISCLOSURES)),
    visibility: z.array(z.string()).openapi({ description: 'The levels, the widest first.' }),
    visibilityIsChosen: z.boolean().openapi({ description: 'A person has to choose one of them.' }),
    interactions: z.array(z.enum(POST_INTERACTIONS)),
    longestSeconds: z.number().nullable(),
  })
  .openapi('AccountLimits')

const read = createRoute({
  method: 'get',
  path: '/accounts/{account}/limits',
  operationId: 'readAccountLimits',
  tags: ['publish'],
  summary: 'What the platform takes of an account now: asked of it, for writing a post',
  request: { params: z.object({ account: wireId }) },
  responses: { 200: json('What it takes', limitsSchema), ...refusals },
})

/** The route that tells a writer of posts what an account’s platform takes now. */
export function accountLimitRoutes(deps: PublishDeps) {
  const { db } = deps
  const api = createApi()
  api.openapi(read, async (c) => {
    const { account: accountId } = c.req.valid('param')
    const account = await db
      .selectFrom('publish.accounts')
      .select(['productionId', 'connector'])
      .where('id', '=', accountId)
      .executeTakeFirst()
    await authorizeIn({ db }, c.var.identity, { productionId: account?.productionId, act: 'publish' })
    if (account === undefined) throw new Problem('not-found')
    const way = { contextFor: (order: Parameters<typeof contextFor>[1]) => contextFor(deps, order) }
    const { limits, isLive, because } = await limitsNow(way, accountId)
    const { words } = limits
    return c.json(
      {
        connector: account.connector,
        isLive,
        because,
        accountName: limits.accountName ?? null,
        texts: words.texts.map(({ field, unit, most }) => ({ field, unit, most })),
        hashtags: words.hashtags ?? null,
        mentions: words.mentions ?? null,
        cover: coverWay(limits),
        altText: limits.altText,
        disclosures: [...limits.disclosures],
        visibility: [...limits.visibility],
        visibilityIsChosen: limits.visibilityIsChosen === true,
        interactions: [...limits.interactions],
        longestSeconds: limits.film.longestSeconds ?? null,
      },
      200,
    )
  })
  return api
}
