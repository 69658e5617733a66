import { read } from '#lib/server/api.ts'
import type { List } from '#lib/wire/production.ts'
import type { RecallRow } from '#lib/wire/publish.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { items } = await read<List<RecallRow>>(event, `/productions/${event.params.production}/recalls`)
  return { recalls: items }
}
