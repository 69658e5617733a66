import { redirect } from '@sveltejs/kit'
import { act, readUnless, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after')
  const page = await readUnless(event, ['not-signed-in'], (api) =>
    api.GET('/api/v1/public/me/notices', { params: { query: after === null ? {} : { after } } }),
  )
  if (page === undefined) redirect(303, '/sign-in?to=/me/notices')
  return { notices: page.items, next: page.next, readAt: page.readAt, isFirst: after === null }
}

export const actions: Actions = {
  seen: async (event) => {
    const form = await event.request.formData()
    const done = await act(event, (api) =>
      api.PUT('/api/v1/public/me/notices/seen', { body: { until: textOf(form, 'until') } }),
    )
    return done.ok ? redirect(303, '/me/notices') : done.refusal
  },
}
