import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = Parameters<Actions[string]>[0]

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/shooting-days', { params: { path } }),
  )
  return { days: items }
}

// A chosen file is read here, so that the page works without scripts as well.
async function listIn(event: Event) {
  const form = await event.request.formData()
  const file = form.get('file')
  const text = file instanceof File && file.size > 0 ? await file.text() : textOf(form, 'text')
  const day = textOf(form, 'day')
  return { text, dayId: day === '' ? null : day }
}

const of = (event: Event) => ({ path: { production: event.params['production'] ?? '' } })

export const actions: Actions = {
  preview: async (event) => {
    const body = await listIn(event)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/cast-lists/previews', { params: of(event), body }),
    )
    return result.ok ? { ...body, preview: result.answer.lines } : result.refusal
  },
  take: async (event) => {
    const body = await listIn(event)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/cast-lists', { params: of(event), body }),
    )
    return result.ok ? { taken: result.answer.lines } : result.refusal
  },
}
