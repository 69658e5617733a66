import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const { production } = event.params
  const params = { path: { production } }
  const [page, { houseRules }, verified] = await Promise.all([
    openPage(event, production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/house-rules', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/verified-people', { params })),
  ])
  return { ...page, houseRules, verified: verified.items }
}
