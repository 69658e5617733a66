import { redirect } from '@sveltejs/kit'
import { read, readUnless } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { openPage } from '../../../open-house.ts'
import { silence } from '../../../talk/talk-acts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, handle } = event.params
  const after = event.url.searchParams.get('after')
  const [page, fan, silences, called] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/fans/{handle}', {
        params: { path: { production, handle }, query: after === null ? {} : { after } },
      }),
    ),
    // Of whoever may not write there is nobody silenced.
    readUnless(event, ['not-signed-in', 'no-handle-yet'], (api) => api.GET('/api/v1/public/silences')),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/called/{handle}', {
        params: { path: { production, handle } },
      }),
    ),
  ])
  return {
    ...page,
    fan,
    called: called.items,
    isFirst: after === null,
    canSilence: silences !== undefined && !fan.isYou,
  }
}

export const actions: Actions = {
  silence: async (event) => {
    const form = await event.request.formData()
    const done = await silence(event, form)
    return done.ok ? redirect(303, `/${event.params.production}`) : refusedAs('silence', form, done.refusal)
  },
}
