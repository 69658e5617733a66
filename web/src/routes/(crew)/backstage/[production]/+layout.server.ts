import { read } from '#lib/server/api.ts'
import type { LayoutServerLoad } from './$types'

const TOURED = 'toured'

export const load: LayoutServerLoad = async (event) => {
  const path = { production: event.params.production }
  const [production, me, house, work, tasks] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/me')),
    read(event, (api) => api.GET('/api/v1/house')),
    read(event, (api) => api.GET('/api/v1/productions/{production}/work', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/tasks', { params: { path } })),
  ])
  return {
    production,
    me,
    house,
    work: work.items.filter(({ state }) => state === 'waiting' || state === 'working'),
    tasks: tasks.items.filter(({ doneAt }) => doneAt === null),
    hasToured: event.cookies.get(TOURED) !== undefined,
  }
}
