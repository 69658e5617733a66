import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { recall: event.params.recall }
  return { recall: await read(event, (api) => api.GET('/api/v1/recalls/{recall}', { params: { path } })) }
}

export const actions: Actions = {
  evidence: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/recall-lines/{line}/evidence', {
        params: { path: { line: textOf(form, 'line') } },
        body: { what: textOf(form, 'what') },
      }),
    )
    return result.ok ? { kept: true } : result.refusal
  },
}
