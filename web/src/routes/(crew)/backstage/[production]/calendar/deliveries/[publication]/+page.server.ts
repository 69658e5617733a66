import { mayDo } from '@stagedoor/core/production'
import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

const pathOf = (publication: string) => ({ params: { path: { publication } } })

export const load: PageServerLoad = async (event) => {
  const { publication: id } = event.params
  const { production } = await event.parent()
  const [publication, delivery] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/publications/{publication}', pathOf(id))),
    read(event, (api) => api.GET('/api/v1/publications/{publication}/delivery', pathOf(id))),
  ])
  return { publication, delivery, mayPublish: mayDo(production.role, 'publish') }
}

export const actions: Actions = {
  look: async (event) => {
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/looks', pathOf(event.params.publication)),
    )
    return result.ok ? { looked: true } : result.refusal
  },
  copy: async (event) => {
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/copies', pathOf(event.params.publication)),
    )
    return result.ok ? { copying: true } : result.refusal
  },
  say: async (event) => {
    const form = await event.request.formData()
    const url = textOf(form, 'url')
    const body =
      textOf(form, 'seen') === 'found' ? { kind: 'found' as const, url } : { kind: 'absent' as const }
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/outcomes', { ...pathOf(event.params.publication), body }),
    )
    return result.ok ? { said: true } : result.refusal
  },
}
