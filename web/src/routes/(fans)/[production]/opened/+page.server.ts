import { redirect, type Actions } from '@sveltejs/kit'
import { act, read } from '#lib/server/api.ts'
import { openPage } from '../../open-house.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const [page, opened, progress] = await Promise.all([
    openPage(event, event.params.production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/opened', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
  ])
  return { ...page, opened, progress }
}

export const actions: Actions = {
  seen: async (event) => {
    const form = await event.request.formData()
    const seen = form.getAll('seen').filter((id): id is string => typeof id === 'string' && id !== '')
    const done = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/progress', {
        params: { path: { production: event.params.production ?? '' } },
        body: { seen },
      }),
    )
    return done.ok ? redirect(303, event.url.pathname) : done.refusal
  },
}
