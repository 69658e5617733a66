import { DISCLOSURES } from '@stagedoor/core/publish'
import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/publications', { params: { path } }),
  )
  return { publications: items }
}

const pathIn = (form: FormData) => ({ params: { path: { publication: textOf(form, 'publication') } } })

export const actions: Actions = {
  move: async (event) => {
    const form = await event.request.formData()
    const opensAt = momentIn(form, 'opensAt')
    const slug = textOf(form, 'slug')
    const body = {
      title: textOf(form, 'title'),
      copy: textOf(form, 'copy'),
      ...(slug === '' ? {} : { slug }),
      ...(opensAt === undefined ? {} : { opensAt }),
    }
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/publications/{publication}', { ...pathIn(form), body }),
    )
    return result.ok ? { done: 'moved' as const } : result.refusal
  },
  cancel: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/cancellations', pathIn(form)),
    )
    return result.ok ? { done: 'cancelled' as const } : result.refusal
  },
  kit: async (event) => {
    const form = await event.request.formData()
    const holder = textOf(form, 'for')
    const copy = textOf(form, 'copy')
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/kits', {
        ...pathIn(form),
        body: {
          for: holder,
          disclosure: DISCLOSURES.find((one) => one === textOf(form, 'disclosure')) ?? 'part-of-my-work',
          ...(copy === '' ? {} : { copy }),
        },
      }),
    )
    return result.ok ? { kit: { url: result.answer.url, holder } } : result.refusal
  },
  recall: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/recalls', {
        ...pathIn(form),
        body: { because: textOf(form, 'because') },
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/recall/${result.answer.id}`)
  },
}
