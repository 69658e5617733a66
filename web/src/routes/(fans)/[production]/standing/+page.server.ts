import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { openPage } from '../../open-house.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production } = event.params
  const { who } = await event.parent()
  if (who === null) redirect(303, `/sign-in?to=${encodeURIComponent(`/${production}/standing`)}`)
  const params = { path: { production } }
  const [page, { strikes }, { houseRules }] = await Promise.all([
    openPage(event, production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/standing', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/house-rules', { params })),
  ])
  return { ...page, strikes, houseRules }
}

export const actions: Actions = {
  appeal: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production }
    const body = { act: textOf(form, 'act'), text: textOf(form, 'text') }
    const sent = await act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/appeals', { params: { path }, body }),
    )
    return sent.ok
      ? redirect(303, `/${event.params.production}/standing`)
      : refusedAs(body.act, form, sent.refusal)
  },
}
