import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { publication: event.params.publication } }
  const publication = await read(event, (api) => api.GET('/api/v1/publications/{publication}', { params }))
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/publications/{publication}/embargo-proofs', { params }),
  )
  const shown = items.find(
    ({ id, state }) => state === 'proved' && [id, null].includes(event.url.searchParams.get('proof')),
  )
  const whole =
    shown &&
    (await read(event, (api) =>
      api.GET('/api/v1/embargo-proofs/{proof}', { params: { path: { proof: shown.id } } }),
    ))
  return { publication, proofs: items, shown: whole ?? null }
}

export const actions: Actions = {
  prove: async (event) => {
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/embargo-proofs', {
        params: { path: { publication: event.params.publication } },
      }),
    )
    return result.ok ? { asked: result.answer.id } : result.refusal
  },
}
