import { mayDo } from '@stagedoor/core/production'
import { act, read, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const { production } = await event.parent()
  const [forms, subjects, reminders] = await Promise.all([
    mayDo(production.role, 'view-evidence')
      ? read(event, (api) => api.GET('/api/v1/productions/{production}/release-forms', house))
      : { items: [] },
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/form-reminders', house)),
  ])
  return { forms: forms.items, subjects: subjects.items, reminders: reminders.days }
}

export const actions: Actions = {
  extend: async (event) => {
    const form = await event.request.formData()
    const until = textOf(form, 'until')
    const result = await act(event, (api) =>
      api.POST('/api/v1/release-forms/{form}/extensions', {
        params: { path: { form: textOf(form, 'form') } },
        body: {
          untilAt: until === '' ? null : instantOf(`${until}T00:00`, textOf(form, 'zone') || 'UTC'),
        },
      }),
    )
    return result.ok ? { extended: result.answer.url } : result.refusal
  },
  link: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/release-forms/{form}/slips', { params: { path: { form: textOf(form, 'form') } } }),
    )
    return result.ok ? { linked: result.answer.url } : result.refusal
  },
  recognise: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/release-forms/{form}/subjects', {
        params: { path: { form: textOf(form, 'form') } },
        body: { subjectId: textOf(form, 'subject') },
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  remind: async (event) => {
    const form = await event.request.formData()
    const days = textOf(form, 'days')
      .split(/[\s,;]+/)
      .filter((day) => day !== '')
      .map(Number)
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/form-reminders', {
        params: { path: { production: event.params.production } },
        body: { days },
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
}
