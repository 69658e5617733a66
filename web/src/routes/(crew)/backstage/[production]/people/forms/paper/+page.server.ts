import { fail } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { orderIn } from '#lib/forms/order-in.ts'
import { keepScans } from '#lib/server/keep-scans.ts'
import { instantOf } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [subjects, templates] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/release-templates', house)),
  ])
  return {
    subjects: subjects.items,
    templates: templates.items,
    chosen: event.url.searchParams.get('subject'),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const scans = await keepScans(event, event.params.production, form)
    if (!scans.ok) return scans.refusal
    if (scans.kept.length === 0)
      return fail(400, { problem: words.forms.paper.noScans, kind: 'scan-missing' })
    const relation = textOf(form, 'relation')
    const witness = textOf(form, 'witness')
    const result = await act(event, (api) =>
      api.POST('/api/v1/subjects/{subject}/paper-forms', {
        params: { path: { subject: textOf(form, 'subject') } },
        body: {
          ...orderIn(form),
          signedBy: textOf(form, 'signedBy'),
          signedAt: instantOf(`${textOf(form, 'signedOn')}T00:00`, textOf(form, 'zone') || 'UTC'),
          ...(relation === '' ? {} : { relation }),
          ...(witness === '' ? {} : { witness }),
          scanIds: scans.kept.map(({ id }) => id),
        },
      }),
    )
    return result.ok ? { recorded: textOf(form, 'signedBy') } : result.refusal
  },
}
