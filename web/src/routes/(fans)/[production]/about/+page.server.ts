import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  forAnybody(event)
  return openPage(event, event.params.production)
}
