import { createClient, problemOf } from '@stagedoor/contract'
import { fail } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, template, language } = event.params
  const wording = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/release-templates/{template}/{language}', {
      params: { path: { production, template, language } },
    }),
  )
  return { wording, template, language }
}

type Fault = { line: number; says: string }

// A text that is refused stays in its field, with every fault beside it.
async function posted(event: RequestEvent, way: 'save' | 'preview') {
  const source = textOf(await event.request.formData(), 'source')
  const api = createClient({ origin: event.url.origin, fetch: event.fetch })
  const order = { params: { path: { production: event.params.production } }, body: { source } }
  const { data, error } =
    way === 'save'
      ? await api.POST('/api/v1/productions/{production}/release-templates', order)
      : await api.POST('/api/v1/productions/{production}/release-templates/previews', order)
  if (data === undefined) {
    const { facts, status } = problemOf(error)
    const faults = Array.isArray(facts['faults']) ? (facts['faults'] as Fault[]) : []
    if (faults.length > 0) return fail(status, { source, faults })
    const refused = await act(event, async () => ({ error, response: new Response(null, { status }) }))
    if (!refused.ok) return refused.refusal
    return fail(status, { source, faults })
  }
  return 'text' in data ? { source, preview: data.text } : { saved: data.version }
}

export const actions: Actions = {
  preview: (event) => posted(event, 'preview'),
  save: (event) => posted(event, 'save'),
  drop: async (event) => {
    const { production, template, language } = event.params
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/release-templates/{template}/{language}', {
        params: { path: { production, template, language } },
      }),
    )
    return result.ok ? { dropped: true } : result.refusal
  },
}
