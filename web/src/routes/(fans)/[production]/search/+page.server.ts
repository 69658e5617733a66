import { read } from '#lib/server/api.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

const LONGEST = 100

// Not kept for anybody: what people look for is without end, and what they ask is nobody else's.
export const load: PageServerLoad = async (event) => {
  const { production } = event.params
  const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, LONGEST)
  const [page, found] = await Promise.all([
    openPage(event, production),
    q === ''
      ? null
      : read(event, (api) =>
          api.GET('/api/v1/public/productions/{production}/search', {
            params: { path: { production }, query: { q } },
          }),
        ),
  ])
  return { ...page, q, found }
}
