import { redirect, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import { refusedAs } from '#lib/server/typed.ts'

type Here = RequestEvent<{ production: string }>

const inProduction = ({ params: { production } }: Here) => ({ params: { path: { production } } })

const seasonIn = (form: FormData): number | null => {
  const season = textOf(form, 'season')
  return season === '' ? null : Number(season)
}

/** What can be told of the story by hand: its points, its premieres, its scenes. */
export const storyActs = {
  addPoint: async (event: Here) => {
    const form = await event.request.formData()
    const after = textOf(form, 'after')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/story-points', {
        ...inProduction(event),
        body: {
          name: textOf(form, 'name'),
          after: after === '' ? [] : [after],
          publicAt: momentIn(form, 'publicAt') ?? null,
          ...(textOf(form, 'label') === '' ? {} : { label: textOf(form, 'label') }),
          season: seasonIn(form),
        },
      }),
    )
    return result.ok ? { done: 'point' as const } : refusedAs('point', form, result.refusal)
  },
  dropPoint: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const point = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/story-points/{point}', { params: { path: { point } } }),
    )
    if (!result.ok) return refusedAs(`drop ${point}`, form, result.refusal)
    redirect(303, `${event.url.pathname}#spine`)
  },
  setPremiere: async (event: Here) => {
    const form = await event.request.formData()
    const point = textOf(form, 'of')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/premieres', {
        ...inProduction(event),
        body: {
          pointId: point === '' ? null : point,
          territory: (textOf(form, 'territory') || 'WORLD').toUpperCase(),
          local: { date: textOf(form, 'date'), time: textOf(form, 'time'), zone: textOf(form, 'clock') },
        },
      }),
    )
    return result.ok
      ? { done: 'premiere' as const, warning: result.answer.warning }
      : refusedAs(['premiere', textOf(form, 'id')].join(' ').trim(), form, result.refusal)
  },
  dropPremiere: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const premiere = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/premieres/{premiere}', { params: { path: { premiere } } }),
    )
    return result.ok ? { done: 'dropped' as const } : refusedAs(`drop ${premiere}`, form, result.refusal)
  },
  changePoint: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const point = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/story-points/{point}', {
        params: { path: { point } },
        body: {
          name: textOf(form, 'name'),
          after: form.getAll('after').map(String),
          // A label that was not touched is not said: it may be the house's own, which follows the season.
          ...(['', textOf(form, 'labelBefore')].includes(textOf(form, 'label'))
            ? {}
            : { label: textOf(form, 'label') }),
          publicAt: momentIn(form, 'publicAt') ?? null,
          season: seasonIn(form),
        },
      }),
    )
    if (!result.ok) return refusedAs(`point ${point}`, form, result.refusal)
    redirect(303, `${event.url.pathname}#point-${point}`)
  },
  addScene: async (event: Here) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/scenes', {
        ...inProduction(event),
        body: {
          number: textOf(form, 'number'),
          title: textOf(form, 'title'),
          pointId: textOf(form, 'point') || null,
        },
      }),
    )
    return result.ok ? { done: 'scene' as const } : refusedAs('scene', form, result.refusal)
  },
  changeScene: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const scene = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/scenes/{scene}', {
        params: { path: { scene } },
        body: {
          number: textOf(form, 'number'),
          title: textOf(form, 'title'),
          pointId: textOf(form, 'point') || null,
        },
      }),
    )
    if (!result.ok) return refusedAs(`scene ${scene}`, form, result.refusal)
    redirect(303, `${event.url.pathname}#scene-${scene}`)
  },
}
