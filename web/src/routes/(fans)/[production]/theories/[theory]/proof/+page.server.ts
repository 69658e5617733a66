import { act, read } from '#lib/server/api.ts'
import { openPage } from '../../../../open-house.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, theory } = event.params
  const [page, proof] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/theories/{theory}/proof', {
        params: { path: { production, theory } },
      }),
    ),
  ])
  return { ...page, theory, proof }
}

export const actions: Actions = {
  check: async (event) => {
    const { production, theory } = event.params
    const pasted = (await event.request.formData()).get('file')
    const file = typeof pasted === 'string' ? pasted : ''
    const checked = await act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/theories/{theory}/checks', {
        params: { path: { production, theory } },
        body: { file },
      }),
    )
    return checked.ok ? { checked: checked.answer, file } : checked.refusal
  },
}
