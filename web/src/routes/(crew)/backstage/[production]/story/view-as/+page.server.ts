import { fail, redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { whoIn } from './who.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production } = event.params
  const { searchParams } = event.url
  const { production: about } = await event.parent()
  const who = whoIn(searchParams, about.zone)
  const [story, sightings] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/story', { params: { path: { production } } }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/sightings', {
        params: {
          path: { production },
          query: {
            seen: who.seen.join(','),
            guise: who.guise,
            ...(who.asOf === null ? {} : { asOf: who.asOf }),
          },
        },
      }),
    ),
  ])
  return {
    points: story.points.toSorted((a, b) => a.place - b.place),
    sightings: sightings.items,
    who,
    /** The one thing that somebody asks about. */
    thing: searchParams.get('thing'),
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
