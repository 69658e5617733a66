import { act, read, textOf } from '#lib/server/api.ts'
import { keepScans } from '#lib/server/keep-scans.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { recall: event.params.recall }
  return { recall: await read(event, (api) => api.GET('/api/v1/recalls/{recall}', { params: { path } })) }
}

export const actions: Actions = {
  evidence: async (event) => {
    const form = await event.request.formData()
    const scans = await keepScans(event, event.params.production, form)
    if (!scans.ok) return scans.refusal
    const result = await act(event, (api) =>
      api.POST('/api/v1/recall-lines/{line}/evidence', {
        params: { path: { line: textOf(form, 'line') } },
        body: { what: textOf(form, 'what'), scanId: scans.kept[0]?.id ?? null },
      }),
    )
    return result.ok ? { kept: true } : result.refusal
  },
  giveUp: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/recall-lines/{line}/surrenders', {
        params: { path: { line: textOf(form, 'line') } },
        body: { because: textOf(form, 'because') },
      }),
    )
    return result.ok ? { givenUp: true } : result.refusal
  },
}
