import { read } from '#lib/server/api.ts'
import type { List } from '#lib/wire/production.ts'
import type { PostRow, PublicProduction } from '#lib/wire/public.ts'
import type { RequestEvent } from '@sveltejs/kit'

/** Everything the page of a production shows to this viewer. */
export async function openHouse(event: Pick<RequestEvent, 'fetch' | 'url'>, slug: string) {
  const here = `/public/productions/${encodeURIComponent(slug)}`
  const [production, posts] = await Promise.all([
    read<PublicProduction>(event, here),
    read<List<PostRow>>(event, `${here}/posts`),
  ])
  return { production, posts: posts.items }
}
