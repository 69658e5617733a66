import { PRODUCTION_KINDS } from '@stagedoor/core/production'
import { redirect, type RequestEvent } from '@sveltejs/kit'
import { instantOf } from '#lib/words/times.ts'
import { act, read, textOf } from '#lib/server/api.ts'
import { backstagePath } from '#lib/server/backstage-path.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const me = await read(event, (api) => api.GET('/api/v1/me'))
  if (me.productions.length === 0 && !me.isOperator) redirect(303, '/me')
  const [house, productions] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/house')),
    read(event, (api) => api.GET('/api/v1/productions')),
  ])
  return { me, house, productions: productions.items }
}

/** Does an act of the bar above every page, then goes back to that page. */
async function andBack(event: RequestEvent, doing: (form: FormData) => ReturnType<typeof act<unknown>>) {
  const form = await event.request.formData()
  const result = await doing(form)
  if (!result.ok) return result.refusal
  redirect(303, backstagePath(textOf(form, 'to')))
}

export const actions: Actions = {
  create: async (event) => {
    const form = await event.request.formData()
    const zone = textOf(form, 'zone') || 'UTC'
    const premiere = textOf(form, 'premiere')
    const kind = PRODUCTION_KINDS.find((one) => one === textOf(form, 'kind')) ?? 'other'
    const opening = premiere === '' ? {} : { premiereAt: instantOf(`${premiere}T00:00`, zone) }
    const body = { title: textOf(form, 'title'), kind, zone, ...opening }
    const result = await act(event, (api) => api.POST('/api/v1/productions', { body }))
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${result.answer.slug}/dailies`)
  },
  signOut: async (event) => {
    await act(event, (api) => api.DELETE('/api/v1/sessions/current'))
    redirect(303, '/sign-in')
  },
  setClock: (event) =>
    andBack(event, (form) =>
      act(event, (api) =>
        api.PUT('/api/v1/clock', {
          body: { now: instantOf(textOf(form, 'now'), textOf(form, 'zone') || 'UTC') },
        }),
      ),
    ),
  unseal: (event) => andBack(event, () => act(event, (api) => api.DELETE('/api/v1/house/seal'))),
  completeTask: (event) =>
    andBack(event, (form) =>
      act(event, (api) =>
        api.POST('/api/v1/tasks/{task}/completions', { params: { path: { task: textOf(form, 'task') } } }),
      ),
    ),
  cancelWork: (event) =>
    andBack(event, (form) =>
      act(event, (api) =>
        api.DELETE('/api/v1/work/{work}', { params: { path: { work: textOf(form, 'work') } } }),
      ),
    ),
}
