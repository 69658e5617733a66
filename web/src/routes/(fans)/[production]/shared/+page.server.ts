import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const params = { path: { production: event.params.production }, query: {} }
  const [page, shared] = await Promise.all([
    openPage(event, event.params.production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/shared', { params })),
  ])
  return { ...page, shared: shared.items }
}
