import { read } from '#lib/server/api.ts'
import { postedAct } from './posted-act.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const { searchParams } = event.url
  const after = searchParams.get('after')
  const isUnspoiled = searchParams.get('unspoiled') === '1'
  const query = {
    ...(after === null ? {} : { after }),
    ...(isUnspoiled ? { unspoiled: '1' as const } : {}),
  }
  const [queue, appeals, story] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/community/queue', { params: { ...house.params, query } }),
    ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/community/appeals', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', house)),
  ])
  return {
    waiting: queue.items,
    next: queue.next,
    beyond: queue.beyond,
    appeals: appeals.items,
    points: story.points.map(({ id, label }) => ({ id, label })),
    isUnspoiled,
  }
}

export const actions: Actions = { act: postedAct }
