import type { RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { instantOf } from '#lib/words/times.ts'
import { scopeIn } from '../what-if.ts'
import { listed, territoriesTyped } from './listed.ts'

const LIFTINGS = ['any-of', 'all-of'] as const

function liftersIn(form: FormData) {
  const [first, ...others] = listed(textOf(form, 'lifters'))
  const kind = LIFTINGS.find((one) => one === textOf(form, 'lifting'))
  return first === undefined || kind === undefined ? undefined : { kind, names: [first, ...others] }
}

function wordIn(form: FormData) {
  const [by, evidence] = [textOf(form, 'by'), textOf(form, 'evidence')]
  return { ...(by === '' ? {} : { by }), ...(evidence === '' ? {} : { evidence }) }
}

/** What can be done about embargoes on the page of rules. */
export const embargoActs = {
  addScene: async (event: RequestEvent<{ production: string }>) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/scenes', {
        params: { path: { production: event.params.production } },
        body: { number: textOf(form, 'number'), title: textOf(form, 'title') },
      }),
    )
    return result.ok ? { done: 'scene' as const } : refusedAs('scene', form, result.refusal)
  },
  addEmbargo: async (event: RequestEvent<{ production: string }>) => {
    const form = await event.request.formData()
    const [name, until] = [textOf(form, 'name'), textOf(form, 'until')]
    const lifters = liftersIn(form)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/embargoes', {
        params: { path: { production: event.params.production } },
        body: {
          on: scopeIn(textOf(form, 'on')),
          until: until === '' ? null : instantOf(until, textOf(form, 'zone') || 'UTC'),
          territories: territoriesTyped(textOf(form, 'territories')),
          reason: textOf(form, 'reason'),
          cause: form.has('safety') ? 'set-safety' : 'plan',
          ...(name === '' ? {} : { name }),
          ...(lifters === undefined ? {} : { lifters }),
        },
      }),
    )
    return result.ok ? { done: 'embargo' as const } : refusedAs('embargo', form, result.refusal)
  },
  liftEmbargo: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const embargo = textOf(form, 'embargo')
    const result = await act(event, (api) =>
      api.POST('/api/v1/embargoes/{embargo}/liftings', {
        params: { path: { embargo } },
        body: wordIn(form),
      }),
    )
    return result.ok ? { done: 'lifted' as const } : refusedAs(`lift ${embargo}`, form, result.refusal)
  },
  allowAhead: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const embargo = textOf(form, 'embargo')
    const result = await act(event, (api) =>
      api.POST('/api/v1/embargoes/{embargo}/ahead', { params: { path: { embargo } }, body: wordIn(form) }),
    )
    return result.ok ? { done: 'ahead' as const } : refusedAs(`ahead ${embargo}`, form, result.refusal)
  },
  exempt: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const embargo = textOf(form, 'embargo')
    const result = await act(event, (api) =>
      api.POST('/api/v1/embargoes/{embargo}/exemptions', {
        params: { path: { embargo } },
        body: { version: textOf(form, 'version'), ...wordIn(form) },
      }),
    )
    return result.ok ? { done: 'exempted' as const } : refusedAs(`exempt ${embargo}`, form, result.refusal)
  },
}
