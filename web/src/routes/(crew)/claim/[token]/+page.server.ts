import { redirect } from '@sveltejs/kit'
import { act, passwordOf, textOf } from '#lib/server/api.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const person = { name: textOf(form, 'name'), email: textOf(form, 'email'), password: passwordOf(form) }
    const result = await act(event, (api) =>
      api.POST('/api/v1/claims/{token}', { params: { path: { token: event.params.token } }, body: person }),
    )
    if (!result.ok) return result.refusal
    redirect(303, '/backstage')
  },
}
