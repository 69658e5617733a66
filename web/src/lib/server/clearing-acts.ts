import type { RequestEvent } from '@sveltejs/kit'
import { askToSign } from './ask-to-sign.ts'
import { act, textOf } from './api.ts'

/** What every page with a question line can do about its answer: ask somebody, name them, decide, lift. */
export const clearingActs = {
  askToSign,
  needsNone: async (event: RequestEvent) => {
    const subject = textOf(await event.request.formData(), 'subject')
    const result = await act(event, (api) =>
      api.POST('/api/v1/subjects/{subject}/decisions', {
        params: { path: { subject } },
        body: { kind: 'needs-none' },
      }),
    )
    return result.ok ? { done: 'decided' as const } : result.refusal
  },
  namePerson: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const known = textOf(form, 'known')
    const body = known === '' ? { name: textOf(form, 'name') } : { sameAs: known }
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/subjects/{subject}', {
        params: { path: { subject: textOf(form, 'subject') } },
        body,
      }),
    )
    return result.ok ? { done: 'named' as const } : result.refusal
  },
  liftEmbargo: async (event: RequestEvent) => {
    const embargo = textOf(await event.request.formData(), 'embargo')
    const result = await act(event, (api) =>
      api.POST('/api/v1/embargoes/{embargo}/liftings', { params: { path: { embargo } } }),
    )
    return result.ok ? { done: 'lifted' as const } : result.refusal
  },
}
