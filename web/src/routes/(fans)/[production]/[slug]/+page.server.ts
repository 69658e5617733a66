import { read } from '#lib/server/api.ts'
import { openHouse } from '../../open-house.ts'
import type { PostView } from '#lib/wire/public.ts'
import type { PageServerLoad } from './$types'

const MORE = 3

export const load: PageServerLoad = async (event) => {
  const { production: slug, slug: postSlug } = event.params
  const [{ production, posts }, post] = await Promise.all([
    openHouse(event, slug),
    read<PostView>(
      event,
      `/public/productions/${encodeURIComponent(slug)}/posts/${encodeURIComponent(postSlug)}`,
    ),
  ])
  return { production, post, more: posts.filter((other) => other.slug !== post.slug).slice(0, MORE) }
}
