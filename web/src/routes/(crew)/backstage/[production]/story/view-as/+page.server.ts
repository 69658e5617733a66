import { fail, redirect } from '@sveltejs/kit'
import { mayDo } from '@stagedoor/core/production'
import { act, read, textOf } from '#lib/server/api.ts'
import { whoIn } from './who.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production } = event.params
  const { searchParams } = event.url
  const { production: about } = await event.parent()
  const who = whoIn(searchParams, about.zone)
  const params = { path: { production } }
  const made = {
    seen: who.seen.join(','),
    guise: who.guise,
    ...(who.asOf === null ? {} : { asOf: who.asOf }),
  }
  const wanted = (name: string) => searchParams.get(name) || null
  const [talk, writing, after] = [wanted('talk'), wanted('writing'), wanted('after')]
  const said = writing ? { writing } : talk ? { thread: talk, ...(after ? { after } : {}) } : null
  const [story, sightings, spotlights, talks, writings] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/story', { params })),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/sightings', { params: { ...params, query: made } }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/sightings/spotlights', {
        params: { ...params, query: made },
      }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/sightings/talks', { params: { ...params, query: made } }),
    ),
    said === null
      ? null
      : read(event, (api) =>
          api.GET('/api/v1/productions/{production}/sightings/writings', {
            params: { ...params, query: { ...made, ...said } },
          }),
        ),
  ])
  return {
    points: story.points.toSorted((a, b) => a.place - b.place),
    sightings: sightings.items,
    spotlights: spotlights.items,
    talks: talks.items,
    writings,
    who,
    /** How an address tells who it is that looks. */
    told: new URLSearchParams(made).toString(),
    tellsWords: mayDo(about.role, 'moderate'),
    /** The one thing that somebody asks about. */
    thing: searchParams.get('thing'),
    talk,
    writing,
  }
}

export const actions: Actions = {
  start: async (event) => {
    const { production } = event.params
    const form = await event.request.formData()
    const { asOf, ...who } = whoIn(form, textOf(form, 'zone') || 'UTC')
    if (textOf(form, 'when') === 'at' && asOf === null) return fail(400, { noMoment: true })
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/made-viewers', {
        params: { path: { production } },
        body: { ...who, ...(asOf === null ? {} : { asOf }) },
      }),
    )
    if (!result.ok) return result.refusal
    redirect(303, `/${production}`)
  },
}
