import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import type { List } from '#lib/wire/production.ts'
import type { PublicationRow, RecallView } from '#lib/wire/publish.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { items } = await read<List<PublicationRow>>(
    event,
    `/productions/${event.params.production}/publications`,
  )
  return { publications: items }
}

const at = (form: FormData, act: string) =>
  `/publications/${encodeURIComponent(textOf(form, 'publication'))}${act}`

export const actions: Actions = {
  move: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, at(form, ''), {
      method: 'PATCH',
      body: { opensAt: instantOf(textOf(form, 'opensAt'), textOf(form, 'zone')) },
    })
    return result.ok ? { done: 'moved' as const } : result.refusal
  },
  cancel: async (event) => {
    const result = await act(event, at(await event.request.formData(), '/cancellations'))
    return result.ok ? { done: 'cancelled' as const } : result.refusal
  },
  kit: async (event) => {
    const form = await event.request.formData()
    const result = await act<{ url: string }>(event, at(form, '/kits'), {
      body: { for: textOf(form, 'for'), disclosure: textOf(form, 'disclosure') },
    })
    return result.ok ? { slip: result.answer.url } : result.refusal
  },
  recall: async (event) => {
    const form = await event.request.formData()
    const result = await act<RecallView>(event, at(form, '/recalls'), {
      body: { because: textOf(form, 'because') },
    })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/recall/${result.answer.id}`)
  },
}
