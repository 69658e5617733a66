import { act, read, textOf } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [board, embargoes, scenes, days, settings, subjects] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/board', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/embargoes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/clearance-settings', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
  ])
  return {
    board,
    embargoes: embargoes.items,
    scenes: scenes.items,
    days: days.items,
    settings,
    subjects: subjects.items,
  }
}

/** What an embargo lies on, from one field: `scene:ID`, `day:ID` or `production`. */
function scopeIn(form: FormData) {
  const [kind, id = ''] = textOf(form, 'on').split(':')
  if (kind === 'scene') return { kind: 'scene' as const, sceneId: id }
  if (kind === 'day') return { kind: 'day' as const, dayId: id }
  return { kind: 'production' as const }
}

export const actions: Actions = {
  ...clearingActs,
  addScene: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/scenes', {
        params: { path: { production: event.params.production } },
        body: { number: textOf(form, 'number'), title: textOf(form, 'title') },
      }),
    )
    return result.ok ? { done: 'scene' as const } : result.refusal
  },
  addEmbargo: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/embargoes', {
        params: { path: { production: event.params.production } },
        body: {
          on: scopeIn(form),
          until: instantOf(textOf(form, 'until'), textOf(form, 'zone') || 'UTC'),
          territories: ['WORLD'],
          reason: textOf(form, 'reason'),
        },
      }),
    )
    return result.ok ? { done: 'embargo' as const } : result.refusal
  },
  settings: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/productions/{production}/clearance-settings', {
        params: { path: { production: event.params.production } },
        body: { neverHideFeatured: form.has('neverHideFeatured') },
      }),
    )
    return result.ok ? { done: 'settings' as const } : result.refusal
  },
}
