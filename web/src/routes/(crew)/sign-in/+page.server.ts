import { redirect } from '@sveltejs/kit'
import { act, passwordOf, textOf } from '#lib/server/api.ts'
import { backstagePath } from '#lib/server/backstage-path.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const body = { email: textOf(form, 'email'), password: passwordOf(form) }
    const result = await act(event, (api) => api.POST('/api/v1/sessions', { body }))
    if (!result.ok) return result.refusal
    redirect(303, backstagePath(event.url.searchParams.get('to')))
  },
}
