import { act, read, textOf } from '#lib/server/api.ts'
import { orderIn } from '#lib/server/form-order.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [sheets, templates] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/set-sheets', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/release-templates', house)),
  ])
  return { sheets: sheets.items, templates: templates.items }
}

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData()
    const name = textOf(form, 'name')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets', {
        params: { path: { production: event.params.production } },
        body: {
          ...orderIn(form),
          name,
          closesAt: instantOf(textOf(form, 'closes'), textOf(form, 'zone') || 'UTC'),
        },
      }),
    )
    return result.ok ? { shown: { ...result.answer, name } } : result.refusal
  },
  show: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets/{sheet}/links', {
        params: { path: { production: event.params.production, sheet: textOf(form, 'sheet') } },
      }),
    )
    return result.ok ? { shown: { ...result.answer, name: textOf(form, 'name') } } : result.refusal
  },
  close: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets/{sheet}/closings', {
        params: { path: { production: event.params.production, sheet: textOf(form, 'sheet') } },
      }),
    )
    return result.ok ? { closed: true } : result.refusal
  },
}
