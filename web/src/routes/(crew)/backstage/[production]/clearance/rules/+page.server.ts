import { act, read, readUnless } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { embargoActs } from './embargo-acts.ts'
import { recordedActs } from './recorded-acts.ts'
import { secretActs } from './secret-acts.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const [
    embargoes,
    scenes,
    days,
    settings,
    publications,
    holdbacks,
    prohibitions,
    ndas,
    notices,
    story,
    subjects,
    effects,
    wanted,
  ] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/embargoes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/clearance-settings', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/publications', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/holdbacks', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/prohibitions', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/ndas', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/crowd-notices', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/rule-effects', house)),
    wantedFor(event, event.url.searchParams.get('notice')),
  ])
  return {
    embargoes: embargoes.items,
    scenes: scenes.items,
    days: days.items,
    settings,
    holdbacks: holdbacks.items,
    prohibitions: prohibitions.items,
    ndas: ndas.items,
    notices: notices.items,
    points: story.points,
    subjects: subjects.items,
    effects,
    wanted,
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

// Where and when an asset was made, for the notice that its crowd is wanted to be covered by.
async function wantedFor(event: Parameters<PageServerLoad>[0], asset: string | null) {
  if (asset === null) return undefined
  const path = { params: { path: { asset } } }
  const [footage, facts] = await Promise.all([
    readUnless(event, ['not-found', 'invalid-request'], (api) => api.GET('/api/v1/assets/{asset}', path)),
    readUnless(event, ['not-found', 'invalid-request'], (api) =>
      api.GET('/api/v1/assets/{asset}/facts', path),
    ),
  ])
  return (
    footage && {
      title: footage.title,
      dayId: footage.shootingDay?.id ?? null,
      placeId: facts?.placeId ?? null,
    }
  )
}

export const actions: Actions = {
  ...clearingActs,
  ...embargoActs,
  ...recordedActs,
  ...secretActs,
  settings: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/productions/{production}/clearance-settings', {
        params: { path: { production: event.params.production } },
        body: {
          neverHideFeatured: form.has('neverHideFeatured'),
          holdUnseen: form.has('holdUnseen'),
        },
      }),
    )
    return result.ok ? { done: 'settings' as const } : result.refusal
  },
}
