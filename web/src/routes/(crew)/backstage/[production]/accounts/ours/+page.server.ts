import { mayDo } from '@stagedoor/core/production'
import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const after = event.url.searchParams.get('after')
  const { production } = await event.parent()
  const [fediverse, followers] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/fediverse', { params: { path } })),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/followers', {
        params: { path, query: after === null ? {} : { after } },
      }),
    ),
  ])
  return {
    fediverse,
    followers: followers.items,
    next: followers.next,
    mayPublish: mayDo(production.role, 'publish'),
  }
}

export const actions: Actions = {
  blockServer: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/blocked-servers', {
        params: { path: { production: event.params.production } },
        body: { host: textOf(form, 'host') },
      }),
    )
    return result.ok ? { changed: true } : result.refusal
  },
  letServerBack: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/blocked-servers/lift', {
        params: { path: { production: event.params.production } },
        body: { host: textOf(form, 'host') },
      }),
    )
    return result.ok ? { changed: true } : result.refusal
  },
  blockPerson: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/blocked-people', {
        params: { path: { production: event.params.production } },
        body: { person: textOf(form, 'person') },
      }),
    )
    return result.ok ? { changed: true } : result.refusal
  },
  letPersonBack: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/blocked-people/lift', {
        params: { path: { production: event.params.production } },
        body: { person: textOf(form, 'person') },
      }),
    )
    return result.ok ? { changed: true } : result.refusal
  },
}
