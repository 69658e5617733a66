import { act, read, textOf } from '#lib/server/api.ts'
import type { RecallView } from '#lib/wire/publish.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  recall: await read<RecallView>(event, `/recalls/${event.params.recall}`),
})

export const actions: Actions = {
  evidence: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/recall-lines/${encodeURIComponent(textOf(form, 'line'))}/evidence`, {
      body: { what: textOf(form, 'what') },
    })
    return result.ok ? { kept: true } : result.refusal
  },
}
