import { act, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [pairs, watched, story] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/community/term-pairs', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/community/watched-words', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', house)),
  ])
  return {
    pairs: pairs.items,
    watched: watched.items,
    points: story.points.map(({ id, name, label }) => ({ id, name, label })),
  }
}

const listIn = async (form: FormData): Promise<string> => {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file.text() : textOf(form, 'csv')
}

export const actions: Actions = {
  addPair: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/community/term-pairs', {
        params: { path: { production: event.params.production } },
        body: { name: textOf(form, 'name'), event: textOf(form, 'event'), pointId: textOf(form, 'point') },
      }),
    )
    return result.ok ? { added: result.answer.added } : refusedAs('pair', form, result.refusal)
  },
  takeList: async (event) => {
    const form = await event.request.formData()
    const csv = await listIn(form)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/community/term-lists', {
        params: { path: { production: event.params.production } },
        body: { csv },
      }),
    )
    if (!result.ok) return refusedAs('list', form, result.refusal)
    const { added, flaws } = result.answer
    return flaws.length > 0 ? { flaws, csv } : { added }
  },
  dropPair: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, pair: textOf(form, 'pair') }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/community/term-pairs/{pair}', { params: { path } }),
    )
    return result.ok ? { done: true } : refusedAs('drop', form, result.refusal)
  },
  watch: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/community/watched-words', {
        params: { path: { production: event.params.production } },
        body: { word: textOf(form, 'word'), about: textOf(form, 'about') === 'spam' ? 'spam' : 'abuse' },
      }),
    )
    return result.ok ? { done: true } : refusedAs('word', form, result.refusal)
  },
  unwatch: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, word: textOf(form, 'word') }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/community/watched-words/{word}', { params: { path } }),
    )
    return result.ok ? { done: true } : refusedAs('word', form, result.refusal)
  },
  try: async (event) => {
    const form = await event.request.formData()
    const text = textOf(form, 'text')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/community/tryouts', {
        params: { path: { production: event.params.production } },
        body: { text },
      }),
    )
    return result.ok ? { tried: { text, ...result.answer } } : refusedAs('try', form, result.refusal)
  },
}
