import { redirect } from '@sveltejs/kit'
import { act } from '#lib/server/api.ts'
import { forAnybody } from '../anybody.ts'
import { openHouse } from '../open-house.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  forAnybody(event)
  return openHouse(event, event.params.production)
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
    redirect(303, `/${production}#stand`)
  },
}
