import { redirect } from '@sveltejs/kit'
import { act, passwordOf, textOf } from '#lib/server/api.ts'
import type { Actions } from './$types'

/** Only paths of this house: an address from outside must not send anybody away after signing in. */
const safePath = (to: string | null): string =>
  to !== null && /^\/backstage(?:\/|$)/.test(to) ? to : '/backstage'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = textOf(form, 'email')
    const result = await act(event, '/sessions', {
      body: { email, password: passwordOf(form) },
    })
    if (!result.ok) return result.refusal
    redirect(303, safePath(event.url.searchParams.get('to')))
  },
}
