import { act, read, textOf } from '#lib/server/api.ts'
import type { Board, Embargo } from '#lib/wire/clearance.ts'
import type { List, Scene } from '#lib/wire/production.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const here = `/productions/${event.params.production}`
  const [board, embargoes, scenes, settings] = await Promise.all([
    read<Board>(event, `${here}/board`),
    read<List<Embargo>>(event, `${here}/embargoes`),
    read<List<Scene>>(event, `${here}/scenes`),
    read<{ neverHideFeatured: boolean }>(event, `${here}/clearance-settings`),
  ])
  return { board, embargoes: embargoes.items, scenes: scenes.items, settings }
}

export const actions: Actions = {
  addScene: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/productions/${event.params.production}/scenes`, {
      body: { number: textOf(form, 'number'), title: textOf(form, 'title') },
    })
    return result.ok ? { done: true } : result.refusal
  },
  addEmbargo: async (event) => {
    const form = await event.request.formData()
    const scene = textOf(form, 'scene')
    const result = await act(event, `/productions/${event.params.production}/embargoes`, {
      body: {
        on: scene ? { kind: 'scene', sceneId: scene } : { kind: 'production' },
        until: instantOf(textOf(form, 'until'), textOf(form, 'zone')),
      },
    })
    return result.ok ? { done: true } : result.refusal
  },
  liftEmbargo: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/embargoes/${encodeURIComponent(textOf(form, 'embargo'))}/liftings`)
    return result.ok ? { done: true } : result.refusal
  },
  needsNone: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/subjects/${encodeURIComponent(textOf(form, 'subject'))}/decisions`, {
      body: { kind: 'needs-none' },
    })
    return result.ok ? { done: true } : result.refusal
  },
  askToSign: async (event) => {
    const form = await event.request.formData()
    const email = textOf(form, 'email')
    const result = await act<{ url: string }>(
      event,
      `/subjects/${encodeURIComponent(textOf(form, 'subject'))}/release-forms`,
      {
        body: email ? { email } : {},
      },
    )
    return result.ok ? { slip: result.answer.url } : result.refusal
  },
  settings: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/productions/${event.params.production}/clearance-settings`, {
      method: 'PATCH',
      body: { neverHideFeatured: form.has('neverHideFeatured') },
    })
    return result.ok ? { done: true } : result.refusal
  },
}
