import { read } from '#lib/server/api.ts'
import { forAnybody } from './anybody.ts'
import { openHouse } from './open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const { items } = await read(event, (api) => api.GET('/api/v1/public/productions'))
  const [only] = items
  // The only production is the house.
  return items.length === 1 && only
    ? { productions: items, house: await openHouse(event, only.slug) }
    : { productions: items, house: null }
}
