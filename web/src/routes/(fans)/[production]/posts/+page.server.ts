import { read } from '#lib/server/api.ts'
import { forAnybody } from '../../anybody.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

const CHOICES = ['craft', 'person', 'place'] as const

export const load: PageServerLoad = async (event) => {
  forAnybody(event)
  const params = { path: { production: event.params.production } }
  const { searchParams } = event.url
  const asked = (name: string) => searchParams.get(name)?.slice(0, 80) || undefined
  const chosen = Object.fromEntries(
    CHOICES.flatMap((name) => {
      const value = asked(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const order = searchParams.get('order') === 'oldest' ? ('oldest' as const) : ('newest' as const)
  const after = searchParams.get('after')
  const [page, posts, crafts, people, progress] = await Promise.all([
    openPage(event, event.params.production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/posts', {
        params: { ...params, query: { ...chosen, order, ...(after === null ? {} : { after }) } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/crafts', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/people', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
  ])
  return {
    ...page,
    posts: posts.items,
    next: posts.next,
    chosen: chosen as Partial<Record<(typeof CHOICES)[number], string>>,
    order,
    isFirst: after === null,
    crafts: crafts.items,
    people: people.items.map(({ person, name }) => ({ value: person, name })),
    places: progress.stages.flatMap(({ id, label, isPassed }) =>
      isPassed ? [{ value: id, name: label }] : [],
    ),
  }
}
