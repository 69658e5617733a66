import { redirect } from '@sveltejs/kit'
import { act } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

/** Opening the link changes nothing; the press takes the address, for whoever is signed in and ordered it. */
export const load: PageServerLoad = async ({ parent }) => ({ isSignedIn: (await parent()).who !== null })

export const actions: Actions = {
  default: async (event) => {
    const { token } = event.params
    const taken = await act(event, (api) =>
      api.POST('/api/v1/public/me/addresses/{token}/openings', { params: { path: { token } } }),
    )
    return taken.ok ? redirect(303, '/me') : taken.refusal
  },
}
