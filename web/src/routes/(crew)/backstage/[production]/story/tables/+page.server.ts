import type { RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import type { Actions } from './$types'

type Here = RequestEvent<{ production: string }>

const inProduction = ({ params: { production } }: Here) => ({ params: { path: { production } } })

// A chosen file is read here, so that the page works without scripts as well.
async function csvIn(form: FormData): Promise<string> {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file.text() : textOf(form, 'csv')
}

export const actions: Actions = {
  previewPoints: async (event) => {
    const form = await event.request.formData()
    const [csv, removesMissing] = [await csvIn(form), form.has('removesMissing')]
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/story-tables/previews', {
        ...inProduction(event),
        body: { csv, removesMissing },
      }),
    )
    const typed = { csv, removesMissing }
    if (!result.ok) return { ...result.refusal.data, refused: { of: 'points' as const, ...typed } }
    return { shown: { of: 'points' as const, ...typed, plan: result.answer, rests: result.answer } }
  },
  takePoints: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/story-tables', {
        ...inProduction(event),
        body: {
          csv: textOf(form, 'csv'),
          removesMissing: form.has('removesMissing'),
          expects: textOf(form, 'digest'),
        },
      }),
    )
    return result.ok ? { taken: result.answer.changes.length } : result.refusal
  },
  previewScenes: async (event) => {
    const form = await event.request.formData()
    const csv = await csvIn(form)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/scene-tables/previews', {
        ...inProduction(event),
        body: { csv },
      }),
    )
    const typed = { csv, removesMissing: false }
    if (!result.ok) return { ...result.refusal.data, refused: { of: 'scenes' as const, ...typed } }
    return { shown: { of: 'scenes' as const, ...typed, plan: result.answer, rests: null } }
  },
  takeScenes: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/scene-tables', {
        ...inProduction(event),
        body: { csv: textOf(form, 'csv'), expects: textOf(form, 'digest') },
      }),
    )
    return result.ok ? { taken: result.answer.changes.length } : result.refusal
  },
}
