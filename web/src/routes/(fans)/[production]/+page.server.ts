import { redirect } from '@sveltejs/kit'
import { act, read } from '#lib/server/api.ts'
import { forAnybody } from '../anybody.ts'
import { openHouse } from '../open-house.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production } = event.params
  forAnybody(event)
  const [house, opened] = await Promise.all([
    openHouse(event, production),
    // Right after somebody told how far they are.
    event.url.searchParams.has('told')
      ? read(event, (api) =>
          api.GET('/api/v1/public/productions/{production}/opened', { params: { path: { production } } }),
        )
      : null,
  ])
  return { ...house, opened }
}

export const actions: Actions = {
  seen: async (event) => {
    const { production } = event.params
    const form = await event.request.formData()
    const seen = form.getAll('seen').filter((id): id is string => typeof id === 'string' && id !== '')
    const result = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/progress', {
        params: { path: { production } },
        body: { seen },
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/${production}?told#stand`)
  },
}
