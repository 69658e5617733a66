import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, networkPrefix, RateLimit, refusals } from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { PublishDeps } from '../deps.ts'
import { searchProduction } from '../pages/search-production.ts'

const LONGEST_WORDS = 100

const hitSchema = z
  .object({
    kind: z.string(),
    title: z.string(),
    path: z.string().openapi({ description: 'From the page of the production on.' }),
    by: z.string().nullable(),
    snippet: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
  })
  .openapi('SearchHit')

const search = createRoute({
  method: 'get',
  path: '/public/productions/{production}/search',
  operationId: 'searchProduction',
  tags: ['front of house'],
  request: { params: productionParam, query: z.object({ q: z.string().trim().max(LONGEST_WORDS) }) },
  responses: {
    200: json(
      'What has all these words and is open to this viewer, best first',
      z.object({ items: z.array(hitSchema), hasMore: z.boolean() }),
    ),
    ...refusals,
  },
})

/** The route that searches a production through the wall. */
export function searchRoutes({ fan, searched = [] }: PublishDeps) {
  // A person who types, in a hall full of people; not a program that spells a dictionary.
  const nobodies = new RateLimit({ burst: 120, perMinute: 60 })
  const accounts = new RateLimit({ burst: 60, perMinute: 60 })
  const halls = new RateLimit({ burst: 600, perMinute: 600 })
  const api = createApi()
  api.openapi(search, async (c) => {
    const { identity, clientAddress } = c.var
    const now = performance.now()
    if (identity.kind === 'account') accounts.take(identity.userId, now)
    const ofNetwork = identity.kind === 'account' ? halls : nobodies
    ofNetwork.take(networkPrefix(clientAddress), now)
    const { production } = c.req.valid('param')
    const { q: words } = c.req.valid('query')
    const { hits, hasMore } = await asViewer(fan, c.var.viewer, (seen) =>
      searchProduction(seen, { production, words, readers: searched }),
    )
    const items = hits.map(({ kind, title, path, by, snippet }) => ({
      kind,
      title,
      path,
      by,
      snippet: snippet.map((part) => ({ ...part })),
    }))
    return c.json({ items, hasMore }, 200)
  })
  return api
}
