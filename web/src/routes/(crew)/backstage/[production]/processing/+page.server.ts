import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const asset = event.url.searchParams.get('asset') ?? undefined
  const processing = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/processing', {
      params: { path: { production: event.params.production }, query: asset === undefined ? {} : { asset } },
    }),
  )
  return { processing, asset: asset ?? null }
}

type Event = Parameters<Actions[string]>[0]

async function stepOf(event: Event) {
  const form = await event.request.formData()
  return { work: textOf(form, 'work'), asset: textOf(form, 'asset') }
}

export const actions: Actions = {
  again: async (event) => {
    const { work, asset } = await stepOf(event)
    const tried =
      asset === ''
        ? await act(event, (api) => api.POST('/api/v1/work/{work}/tries', { params: { path: { work } } }))
        : await act(event, (api) =>
            api.POST('/api/v1/assets/{asset}/preparations', { params: { path: { asset } } }),
          )
    return tried.ok ? { problem: undefined } : tried.refusal
  },
  handOn: async (event) => {
    const { work } = await stepOf(event)
    const asked = await act(event, (api) =>
      api.POST('/api/v1/work/{work}/hand-ons', { params: { path: { work } } }),
    )
    return asked.ok ? { problem: undefined } : asked.refusal
  },
  cancel: async (event) => {
    const { work } = await stepOf(event)
    const asked = await act(event, (api) => api.DELETE('/api/v1/work/{work}', { params: { path: { work } } }))
    return asked.ok ? { problem: undefined } : asked.refusal
  },
}
