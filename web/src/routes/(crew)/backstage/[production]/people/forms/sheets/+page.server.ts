import { act, read, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { orderIn } from '#lib/forms/order-in.ts'
import { slipLanguageOf, speechOf } from '#lib/words/slips/index.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [sheets, templates] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/set-sheets', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/release-templates', house)),
  ])
  return { sheets: sheets.items, templates: templates.items }
}

// What is printed speaks to whoever signs, so it is in the language of the sheet.
async function posterIn(language: string) {
  const { sheet } = await speechOf(slipLanguageOf(language) ?? 'en')
  return { language, title: sheet.title, says: sheet.scan }
}

export const actions: Actions = {
  open: async (event) => {
    const form = await event.request.formData()
    const name = textOf(form, 'name')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets', {
        params: { path: { production: event.params.production } },
        body: {
          ...orderIn(form),
          name,
          closesAt: instantOf(textOf(form, 'closes'), textOf(form, 'zone') || 'UTC'),
        },
      }),
    )
    const language = textOf(form, 'language')
    return result.ok
      ? { shown: { ...result.answer, name, ...(await posterIn(language)) } }
      : refusedAs('open', form, result.refusal)
  },
  show: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets/{sheet}/links', {
        params: { path: { production: event.params.production, sheet: textOf(form, 'sheet') } },
      }),
    )
    return result.ok
      ? {
          shown: {
            ...result.answer,
            name: textOf(form, 'name'),
            ...(await posterIn(textOf(form, 'language'))),
          },
        }
      : result.refusal
  },
  close: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/set-sheets/{sheet}/closings', {
        params: { path: { production: event.params.production, sheet: textOf(form, 'sheet') } },
      }),
    )
    return result.ok ? { closed: true } : result.refusal
  },
}
