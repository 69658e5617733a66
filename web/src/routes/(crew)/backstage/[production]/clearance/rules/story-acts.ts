import { fail, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { momentIn } from '#lib/server/posted.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { words } from '#lib/words/index.ts'
import { reshaped, revealIn, revealTyped } from './reveal.ts'

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
          label: textOf(form, 'label'),
          publicAt: momentIn(form, 'publicAt') ?? null,
        },
      }),
    )
    return result.ok ? { done: 'point' as const } : refusedAs(`point ${point}`, form, result.refusal)
  },
  addSecret: async (event: Here) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/subjects', {
        ...inProduction(event),
        body: { kind: 'secret', isMinor: false, name: textOf(form, 'name') },
      }),
    )
    return result.ok ? { done: 'secret' as const } : refusedAs('secret', form, result.refusal)
  },
  setReveal: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const subject = textOf(form, 'id')
    const zone = textOf(form, 'zone') || 'UTC'
    const shaping = textOf(form, 'shape')
    const typed = revealIn(form, zone)
    if (shaping !== '') return { drafted: { of: subject, reveal: reshaped(typed, shaping, zone) } }
    const drafted = { of: subject, reveal: typed }
    const reveal = revealTyped(typed, zone)
    if (reveal === undefined)
      return fail(400, {
        problem: words.backstage.rules.secrets.notWhole,
        kind: 'invalid-request',
        typed: { of: `reveal ${subject}`, fields: {} },
        drafted,
      })
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/subjects/{subject}', { params: { path: { subject } }, body: { reveal } }),
    )
    if (result.ok) return { done: 'reveal' as const }
    const refused = refusedAs(`reveal ${subject}`, form, result.refusal)
    return fail(refused.status, { ...refused.data, drafted })
  },
}
