import { read } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/cuts', { params: { path } }),
  )
  return { cuts: items }
}
