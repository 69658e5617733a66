import { redirect } from '@sveltejs/kit'
import { act, passwordOf, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { placeAfter, ticketIn } from '../door-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  // Its ticket is spent once.
  event.setHeaders({ 'cache-control': 'private, no-store' })
  const door = await read(event, (api) => api.GET('/api/v1/public/door'))
  return { door, to: event.url.searchParams.get('to') }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const body = { handle: textOf(form, 'handle'), password: passwordOf(form), ...ticketIn(form) }
    const joined = await act(event, (api) => api.POST('/api/v1/public/accounts', { body }))
    if (!joined.ok) {
      form.delete('password')
      return refusedAs('join', form, joined.refusal)
    }
    redirect(303, placeAfter(event.url.searchParams.get('to'), joined.answer))
  },
}
