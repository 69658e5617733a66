import { act, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const [people, progress] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/spotlights', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
  ])
  return { people: people.items, stages: progress.stages }
}

export const actions: Actions = {
  say: async (event) => {
    const form = await event.request.formData()
    const person = textOf(form, 'person')
    const spoils = form.getAll('spoils').filter((id) => typeof id === 'string' && id !== '') as string[]
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/spotlights/{person}', {
        params: { path: { production: event.params.production, person } },
        body: { words: textOf(form, 'words'), spoils },
      }),
    )
    return result.ok ? { said: person } : refusedAs(person, form, result.refusal)
  },
  takeBack: async (event) => {
    const person = textOf(await event.request.formData(), 'person')
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/spotlights/{person}', {
        params: { path: { production: event.params.production, person } },
      }),
    )
    return result.ok ? { takenBack: person } : result.refusal
  },
}
