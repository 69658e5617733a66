import { openHouse } from '../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) =>
  openHouse(event, event.params.production, event.url.searchParams.get('after'))
