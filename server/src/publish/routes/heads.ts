import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, json, refusals, wireInstant, instantOut } from '../../plant/http/index.ts'
import type { PublishDeps } from '../deps.ts'
import { frontPage, openPost } from '../pages/public-reads.ts'
import { openAddresses } from '../addresses/open-addresses.ts'

// Whatever leaves the page without its reader (cards, maps, embeds) is read as nobody, whoever asks: horizon zero.
const tags = ['front of house']

const readMap = createRoute({
  method: 'get',
  path: '/public/addresses',
  operationId: 'listPublicAddresses',
  tags,
  responses: {
    200: json(
      'Every page that is open to everybody, for the site map',
      z.object({ items: z.array(z.object({ path: z.string(), changedAt: wireInstant.nullable() })) }),
    ),
    ...refusals,
  },
})

const embedSchema = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('link'),
    title: z.string(),
    provider_name: z.string(),
    provider_url: z.string(),
    cache_age: z.int(),
    thumbnail_url: z.string().optional(),
    thumbnail_width: z.int().optional(),
    thumbnail_height: z.int().optional(),
  })
  .openapi('Embed', { description: 'oEmbed 1.0 (oembed.com), of type link: no player leaves this house.' })

const readEmbed = createRoute({
  method: 'get',
  path: '/public/oembed',
  operationId: 'getEmbed',
  tags,
  request: { query: z.object({ url: z.string().max(400), format: z.literal('json').optional() }).loose() },
  responses: { 200: json('What a card of this page says', embedSchema), ...refusals },
})

/** Routes for what other places show of our pages. */
export function headRoutes({ fan, site }: PublishDeps) {
  const api = createApi()
  api.openapi(readMap, async (c) => {
    const items = await openAddresses(fan)
    return c.json(
      { items: items.map(({ path, at }) => ({ path, changedAt: at === null ? null : instantOut(at) })) },
      200,
    )
  })
  api.openapi(readEmbed, async (c) => {
    const { production, slug } = pathIn(c.req.valid('query').url, site.origin)
    const page = await frontPage(fan, production)
    const said = {
      version: '1.0' as const,
      type: 'link' as const,
      provider_name: page.title,
      provider_url: site.link(`/${page.slug}`),
      cache_age: 300,
    }
    if (slug === null) return c.json({ ...said, title: page.title }, 200)
    const post = await openPost(fan, { production, slug, isKnown: false })
    if (!post.isForAll) throw new Problem('not-found')
    const { width, height } = post.media.video
    const picture =
      post.media.poster === null
        ? {}
        : {
            thumbnail_url: site.link(`/card/${post.id}`),
            thumbnail_width: width,
            thumbnail_height: height,
          }
    return c.json({ ...said, title: post.title, ...picture }, 200)
  })
  return api
}

function pathIn(url: string, origin: string): { production: string; slug: string | null } {
  const address = URL.parse(url)
  const [production, slug = null, ...rest] = address?.pathname.split('/').slice(1).filter(Boolean) ?? []
  if (address?.origin !== origin || production === undefined || rest.length > 0)
    throw new Problem('not-found')
  return { production, slug }
}
