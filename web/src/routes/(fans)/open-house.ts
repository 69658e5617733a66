import { read } from '#lib/server/api.ts'
import type { RequestEvent } from '@sveltejs/kit'

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'locals'>

/** Everything the page of a production shows to this viewer; `after` is the cursor of an earlier page of posts. */
export async function openHouse(event: Event, production: string, after: string | null = null) {
  const params = { path: { production } }
  const [page, posts, progress, { now }] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/public/productions/{production}', { params })),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts', {
        params: { ...params, query: after === null ? {} : { after } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/house')),
  ])
  return {
    production: page,
    posts: posts.items,
    progress,
    earlier: posts.next,
    isFirst: after === null,
    now,
    origin: event.locals.origin,
  }
}
