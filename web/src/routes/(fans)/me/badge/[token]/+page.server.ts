import { redirect } from '@sveltejs/kit'
import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** Opening the link changes nothing; the press takes the badge, for whoever is signed in and has a handle. */
export const load: PageServerLoad = async (event) => {
  const { token } = event.params
  event.setHeaders({ 'cache-control': 'private, no-store' })
  return {
    token,
    badge: await read(event, (api) =>
      api.GET('/api/v1/badge-slips/{token}', { params: { path: { token } } }),
    ),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { token } = event.params
    const taken = await act(event, (api) =>
      api.POST('/api/v1/badge-slips/{token}/acceptances', { params: { path: { token } } }),
    )
    return taken.ok ? redirect(303, `/${taken.answer.production}`) : taken.refusal
  },
}
