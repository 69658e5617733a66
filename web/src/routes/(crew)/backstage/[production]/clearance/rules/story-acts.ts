import type { RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { revealTyped } from './reveal.ts'

type Here = RequestEvent<{ production: string }>

const inProduction = ({ params: { production } }: Here) => ({ params: { path: { production } } })

/** What can be told of the story on the page of rules: its points, its premieres, and when secrets stop being some. */
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
    return result.ok ? { done: 'dropped' as const } : refusedAs(`drop ${point}`, form, result.refusal)
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
      : refusedAs('premiere', form, result.refusal)
  },
  dropPremiere: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const premiere = textOf(form, 'id')
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/premieres/{premiere}', { params: { path: { premiere } } }),
    )
    return result.ok ? { done: 'dropped' as const } : refusedAs(`drop ${premiere}`, form, result.refusal)
  },
  setReveal: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const subject = textOf(form, 'id')
    const at = momentIn(form, 'at')
    const reveal = revealTyped({
      ...(at === undefined ? {} : { at }),
      premiere: textOf(form, 'premiere'),
      where: textOf(form, 'where').toUpperCase(),
      point: textOf(form, 'point'),
      secret: textOf(form, 'with'),
      how: textOf(form, 'how') === 'all' ? 'all' : 'any',
    })
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/subjects/{subject}', { params: { path: { subject } }, body: { reveal } }),
    )
    return result.ok ? { done: 'reveal' as const } : refusedAs(`reveal ${subject}`, form, result.refusal)
  },
}
