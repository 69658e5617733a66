import { act, textOf } from '#lib/server/api.ts'
import { type KeptScan, keepScans } from '#lib/server/keep-scans.ts'
import type { Actions } from './$types'

// A chosen file is read here, so that the page works without scripts as well.
async function csvIn(form: FormData): Promise<string> {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file.text() : textOf(form, 'csv')
}

export const actions: Actions = {
  preview: async (event) => {
    const form = await event.request.formData()
    const csv = await csvIn(form)
    const scans = await keepScans(event, event.params.production, form)
    if (!scans.ok) return scans.refusal
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/release-form-lists/previews', {
        params: { path: { production: event.params.production } },
        body: { csv, scans: scans.kept },
      }),
    )
    return result.ok ? { shown: { csv, scans: scans.kept, plan: result.answer } } : result.refusal
  },
  take: async (event) => {
    const form = await event.request.formData()
    const scans: KeptScan[] = form.getAll('scan').map((field) => {
      const [id = '', ...name] = (typeof field === 'string' ? field : '').split(' ')
      return { id, fileName: name.join(' ') }
    })
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/release-form-lists', {
        params: { path: { production: event.params.production } },
        body: { csv: textOf(form, 'csv'), scans, leaveOutWrong: form.has('leaveOutWrong') },
      }),
    )
    return result.ok ? { taken: result.answer } : result.refusal
  },
}
