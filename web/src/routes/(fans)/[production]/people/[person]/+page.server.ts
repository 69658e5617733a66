import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../../anybody.ts'
import { openPage } from '../../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const { production, person } = event.params
  const after = event.url.searchParams.get('after')
  const [page, maker, said, posts] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/people/{person}', {
        params: { path: { production, person } },
      }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/spotlights', {
        params: { path: { production }, query: { person } },
      }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts', {
        params: { path: { production }, query: { person, ...(after === null ? {} : { after }) } },
      }),
    ),
  ])
  return {
    ...page,
    // `who` is whoever looks, on every page.
    maker,
    said: said.items[0]?.html ?? null,
    posts: posts.items,
    next: posts.next,
    isFirst: after === null,
  }
}
