import { DISCLOSURES } from '@stagedoor/core/publish'
import { fail, redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import { ANOTHER, type Namesake, namesakesIn } from './namesakes.ts'
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
    const contributor = textOf(form, 'contributor')
    let namesakes: Namesake[] = []
    const result = await act(event, async (api) => {
      const answered = await api.POST('/api/v1/publications/{publication}/kits', {
        ...pathIn(form),
        body: {
          for: holder,
          disclosure: DISCLOSURES.find((one) => one === textOf(form, 'disclosure')) ?? 'part-of-my-work',
          ...(copy === '' ? {} : { copy }),
          ...(contributor === '' ? {} : { contributorId: contributor === ANOTHER ? null : contributor }),
        },
      })
      namesakes = namesakesIn(answered.error)
      return answered
    })
    if (result.ok) return { kit: { url: result.answer.url, holder } }
    return fail(result.refusal.status, { ...result.refusal.data, namesakes })
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
