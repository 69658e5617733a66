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
  password: async (event) => {
    const form = await event.request.formData()
    const body = { name: textOf(form, 'name'), password: passwordOf(form) }
    const signedIn = await act(event, (api) => api.POST('/api/v1/public/sessions', { body }))
    if (!signedIn.ok) {
      form.delete('password')
      return refusedAs('password', form, signedIn.refusal)
    }
    redirect(303, placeAfter(event.url.searchParams.get('to'), signedIn.answer))
  },
  link: async (event) => {
    const form = await event.request.formData()
    const body = { email: textOf(form, 'email'), ...ticketIn(form) }
    const sent = await act(event, (api) => api.POST('/api/v1/public/sign-in-links', { body }))
    return sent.ok ? { isSent: true } : refusedAs('link', form, sent.refusal)
  },
}
