import { redirect, type RequestEvent } from '@sveltejs/kit'
import { act, readUnless, textOf } from '#lib/server/api.ts'
import { words } from '#lib/words/index.ts'
import { error } from '@sveltejs/kit'
import { targetIn } from '../../following.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const follows = await readUnless(event, ['not-signed-in'], (api) => api.GET('/api/v1/public/me/follows'))
  if (follows === undefined) redirect(303, '/sign-in?to=/me/follows')
  return { follows: follows.items }
}

// A path of this house, and nothing that leads elsewhere.
const backOf = (form: FormData): string => {
  const back = textOf(form, 'back')
  return /^\/(?![/\\])/.test(back) ? back : '/me/follows'
}

async function turn(event: RequestEvent, method: 'PUT' | 'DELETE') {
  const form = await event.request.formData()
  const target = targetIn(textOf(form, 'kind'), textOf(form, 'key'))
  if (target === undefined) error(400, words.errors.notFound)
  const asked = { params: { path: { production: textOf(form, 'production') } }, body: target }
  const done = await act(event, (api) =>
    method === 'PUT'
      ? api.PUT('/api/v1/public/productions/{production}/follows', asked)
      : api.DELETE('/api/v1/public/productions/{production}/follows', asked),
  )
  const back = backOf(form)
  if (done.ok) redirect(303, back)
  if (done.refusal.status === 401) redirect(303, `/sign-in?to=${encodeURIComponent(back)}`)
  return done.refusal
}

export const actions: Actions = {
  follow: (event) => turn(event, 'PUT'),
  letGo: (event) => turn(event, 'DELETE'),
  letAllGo: async (event) => {
    const done = await act(event, (api) => api.DELETE('/api/v1/public/me/follows'))
    return done.ok ? redirect(303, '/me/follows') : done.refusal
  },
}
