import { redirect } from '@sveltejs/kit'
import { act, read } from '#lib/server/api.ts'
import { placeAfter } from '../../door-form.ts'
import type { Actions, PageServerLoad } from './$types'

const by = (token: string) => ({ params: { path: { token } } })

/** Opening a link changes nothing: programs that read mail open links, and only people press. */
export const load: PageServerLoad = (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store' })
  return read(event, (api) => api.GET('/api/v1/public/sign-in-links/{token}', by(event.params.token)))
}

export const actions: Actions = {
  default: async (event) => {
    const opened = await act(event, (api) =>
      api.POST('/api/v1/public/sign-in-links/{token}/openings', by(event.params.token)),
    )
    return opened.ok ? redirect(303, placeAfter(null, opened.answer)) : opened.refusal
  },
}
