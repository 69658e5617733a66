import { fail, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { words } from '#lib/words/index.ts'
import { reshaped, revealIn, revealTyped } from './reveal.ts'

type Here = RequestEvent<{ production: string }>

const inProduction = ({ params: { production } }: Here) => ({ params: { path: { production } } })

/** What can be told of secrets on the page of rules: that there is one, and when it stops being one. */
export const secretActs = {
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
