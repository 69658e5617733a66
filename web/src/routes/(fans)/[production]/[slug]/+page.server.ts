import { read } from '#lib/server/api.ts'
import { openHouse } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

const MORE = 3

export const load: PageServerLoad = async (event) => {
  const { production: slug, slug: postSlug } = event.params
  const [{ production, posts, origin }, post] = await Promise.all([
    openHouse(event, slug),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts/{post}', {
        params: { path: { production: slug, post: postSlug } },
      }),
    ),
  ])
  return { production, origin, post, more: posts.filter((other) => other.slug !== post.slug).slice(0, MORE) }
}
