import { read } from '#lib/server/api.ts'
import type { CutRow } from '#lib/wire/cut.ts'
import type { List } from '#lib/wire/production.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { items } = await read<List<CutRow>>(event, `/productions/${event.params.production}/cuts`)
  return { cuts: items }
}
