import { read } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/release-templates', {
      params: { path: { production: event.params.production } },
    }),
  )
  return { templates: items }
}
