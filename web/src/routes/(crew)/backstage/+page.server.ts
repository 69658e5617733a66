import { redirect } from '@sveltejs/kit'
import { instantOf } from '#lib/words/times.ts'
import { act, read, textOf } from '#lib/server/api.ts'
import type { List, Me, ProductionView } from '#lib/wire/production.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const [me, productions] = await Promise.all([
    read<Me>(event, '/me'),
    read<List<ProductionView>>(event, '/productions'),
  ])
  return { me, productions: productions.items }
}

export const actions: Actions = {
  create: async (event) => {
    const form = await event.request.formData()
    const zone = textOf(form, 'zone') || 'UTC'
    const premiere = textOf(form, 'premiere')
    const body = {
      title: textOf(form, 'title'),
      kind: textOf(form, 'kind'),
      zone,
      ...(premiere ? { premiereAt: instantOf(`${premiere}T00:00`, zone) } : {}),
    }
    const result = await act<ProductionView>(event, '/productions', { body })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${result.answer.slug}/dailies`)
  },
  signOut: async (event) => {
    await act(event, '/sessions/current', { method: 'DELETE' })
    redirect(303, '/sign-in')
  },
}
