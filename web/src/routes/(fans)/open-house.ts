import { read } from '#lib/server/api.ts'
import { viewingAs } from '#lib/server/viewing-as.ts'
import type { RequestEvent } from '@sveltejs/kit'
import { followsIn } from './follows-in.ts'
import { happeningIn } from './happening.ts'

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'locals' | 'cookies' | 'request'>

/** A production's page as its other pages show it: in the mast and the head; and what of it the viewer follows. */
export async function openPage(event: Event, production: string) {
  const [page, follows] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}', { params: { path: { production } } }),
    ),
    followsIn(event, production),
  ])
  return { production: page, origin: event.locals.origin, follows }
}

/** Everything the page of a production shows to this viewer. */
export async function openHouse(event: Event, production: string) {
  const params = { path: { production } }
  const [page, posts, progress, journey, happens, house, { worn }] = await Promise.all([
    openPage(event, production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/journey', { params })),
    happeningIn(event, production),
    read(event, (api) => api.GET('/api/v1/house')),
    viewingAs(event),
  ])
  return {
    ...page,
    posts: posts.items,
    hasMore: posts.next !== null,
    progress,
    journey: journey.items,
    happens,
    // Whoever looks as somebody else looks at their moment.
    now: worn?.production.slug === production ? worn.moment : house.now,
  }
}
