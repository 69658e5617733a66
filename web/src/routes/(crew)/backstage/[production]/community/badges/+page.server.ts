import { act, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const badges = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/badges', {
      params: { path: { production: event.params.production } },
    }),
  )
  return { badges: badges.items }
}

const wordsIn = (form: FormData) => ({
  kind: textOf(form, 'kind') === 'cast' ? ('cast' as const) : ('crew' as const),
  name: textOf(form, 'name'),
  craft: textOf(form, 'craft'),
})

export const actions: Actions = {
  give: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/badges', {
        params: { path: { production: event.params.production } },
        body: { ...wordsIn(form), handle: textOf(form, 'handle') },
      }),
    )
    return result.ok ? { given: true, alike: result.answer.alike } : refusedAs('badge', form, result.refusal)
  },
  invite: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/badge-invitations', {
        params: { path: { production: event.params.production } },
        body: wordsIn(form),
      }),
    )
    return result.ok ? { url: result.answer.url } : refusedAs('badge', form, result.refusal)
  },
  revoke: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, badge: textOf(form, 'badge') }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/badges/{badge}', { params: { path } }),
    )
    return result.ok ? { done: true } : result.refusal
  },
}
