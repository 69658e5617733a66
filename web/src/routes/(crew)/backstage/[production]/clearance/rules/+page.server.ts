import { act, read, textOf } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { embargoActs } from './embargo-acts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [embargoes, scenes, days, settings, publications] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/embargoes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/clearance-settings', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/publications', house)),
  ])
  return {
    embargoes: embargoes.items,
    scenes: scenes.items,
    days: days.items,
    settings,
    /** Versions of cuts that are out, or were: what an embargo that comes later may leave out. */
    out: [
      ...new Map(
        publications.items
          .filter(({ state }) => state === 'live')
          .map(({ cutId, cutVersion, title }) => [
            `${cutId}@${cutVersion}`,
            { version: `${cutId}@${cutVersion}`, title },
          ]),
      ).values(),
    ],
  }
}

export const actions: Actions = {
  ...clearingActs,
  ...embargoActs,
  settings: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/productions/{production}/clearance-settings', {
        params: { path: { production: event.params.production } },
        body: { neverHideFeatured: form.has('neverHideFeatured') },
      }),
    )
    return result.ok ? { done: 'settings' as const } : result.refusal
  },
}
