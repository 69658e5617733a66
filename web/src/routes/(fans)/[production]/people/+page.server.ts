import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const params = { path: { production: event.params.production } }
  const [page, people, crafts, spotlights, shared] = await Promise.all([
    openPage(event, event.params.production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/people', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/crafts', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/spotlights', { params })),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/shared', { params: { ...params, query: {} } }),
    ),
  ])
  const said = new Map(spotlights.items.map(({ person, html }) => [person, html]))
  return {
    ...page,
    people: people.items.map((one) => ({ ...one, said: said.get(one.person) ?? null })),
    crafts: crafts.items,
    hasShared: shared.items.length > 0,
  }
}
