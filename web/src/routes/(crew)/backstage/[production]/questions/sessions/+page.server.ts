import { act, read, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const [sessions, desk, progress] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/sessions', { params })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/questions', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
  ])
  return { sessions: sessions.items, answerers: desk.answerers, progress }
}

const idsIn = (form: FormData, name: string) =>
  form.getAll(name).filter((id): id is string => typeof id === 'string' && id !== '')

// A field that was not touched keeps its moment to the millisecond.
const wantedIn = (form: FormData) => ({
  title: textOf(form, 'title'),
  from: momentIn(form, 'from') ?? textOf(form, 'fromExact'),
  until: form.has('closeAt')
    ? textOf(form, 'closeAt')
    : (momentIn(form, 'until') ?? textOf(form, 'untilExact')),
  badges: idsIn(form, 'badges'),
  spoils: idsIn(form, 'spoils'),
})

export const actions: Actions = {
  announce: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/sessions', {
        params: { path: { production: event.params.production } },
        body: wantedIn(form),
      }),
    )
    return result.ok ? { done: 'announced' as const } : result.refusal
  },
  change: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/sessions/{session}', {
        params: { path: { production: event.params.production, session: textOf(form, 'session') } },
        body: wantedIn(form),
      }),
    )
    return result.ok ? { done: 'changed' as const } : result.refusal
  },
  cancel: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/sessions/{session}/cancellations', {
        params: { path: { production: event.params.production, session: textOf(form, 'session') } },
      }),
    )
    return result.ok ? { done: 'cancelled' as const } : result.refusal
  },
}
