import { redirect } from '@sveltejs/kit'
import { act, passwordOf, textOf } from '#lib/server/api.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const body = {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      password: passwordOf(form),
    }
    const result = await act(event, `/claims/${encodeURIComponent(event.params.token)}`, { body })
    if (!result.ok) return result.refusal
    redirect(303, '/backstage')
  },
}
