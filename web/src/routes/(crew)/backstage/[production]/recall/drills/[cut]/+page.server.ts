import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { cut: event.params.cut } }
  const [cut, drills] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/cuts/{cut}', { params })),
    read(event, (api) => api.GET('/api/v1/cuts/{cut}/recall-drills', { params })),
  ])
  return { cut: { id: event.params.cut, title: cut.title }, drills: drills.items }
}

export const actions: Actions = {
  default: async (event) => {
    const result = await act(event, (api) =>
      api.POST('/api/v1/cuts/{cut}/recall-drills', { params: { path: { cut: event.params.cut } } }),
    )
    return result.ok ? { begun: true } : result.refusal
  },
}
