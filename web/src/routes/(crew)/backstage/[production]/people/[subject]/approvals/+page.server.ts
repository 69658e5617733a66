import { COUNTED } from '@stagedoor/core/clearance/kills'
import { act, read, textOf } from '#lib/server/api.ts'
import { numberIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const person = { params: { path: { subject: event.params.subject } } }
  const [approvals, dailies, cuts] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/subjects/{subject}/kill-rights', person)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/dailies', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/cuts', house)),
  ])
  const asked = new Set(
    approvals.rights.flatMap(({ units }) => units.map(({ assetId, cutId }) => assetId ?? cutId)),
  )
  return {
    approvals,
    assets: dailies.items
      .filter(({ id, state }) => state === 'ready' && !asked.has(id))
      .map(({ id, kind, title, posterUrl }) => ({ id, kind, title, posterUrl })),
    cuts: cuts.items
      .filter(({ id, render }) => render?.state === 'rendered' && !asked.has(id))
      .map(({ id, title, render }) => ({ id, title, posterUrl: render?.poster ?? null })),
  }
}

const maybeNumber = (form: FormData, name: string): number | null =>
  textOf(form, name) === '' ? null : numberIn(form, name)

const maybeText = (form: FormData, name: string): string | null => textOf(form, name) || null

function rightIn(form: FormData) {
  const silence = maybeNumber(form, 'silenceAfter')
  return {
    base: textOf(form, 'base'),
    billing: numberIn(form, 'billing'),
    counted: COUNTED.find((kind) => kind === textOf(form, 'counted')) ?? ('stills' as const),
    soloPercent: numberIn(form, 'soloPercent'),
    groupPercent: maybeNumber(form, 'groupPercent'),
    silenceAfter:
      silence === null
        ? null
        : {
            count: silence,
            counted: textOf(form, 'silenceCounted') === 'hours' ? ('hours' as const) : ('days' as const),
          },
    approvals: textOf(form, 'approvals') === 'final' ? ('final' as const) : ('revocable' as const),
    roundsAtMost: maybeNumber(form, 'roundsAtMost'),
    contract: textOf(form, 'contract'),
  }
}

export const actions: Actions = {
  set: async (event) => {
    const body = rightIn(await event.request.formData())
    const path = { subject: event.params.subject }
    const result = await act(event, (api) =>
      api.POST('/api/v1/subjects/{subject}/kill-rights', { params: { path }, body }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  correct: async (event) => {
    const form = await event.request.formData()
    const path = { right: textOf(form, 'right') }
    const result = await act(event, (api) =>
      api.PUT('/api/v1/kill-rights/{right}', { params: { path }, body: rightIn(form) }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  end: async (event) => {
    const path = { right: textOf(await event.request.formData(), 'right') }
    const result = await act(event, (api) => api.DELETE('/api/v1/kill-rights/{right}', { params: { path } }))
    return result.ok ? { done: true } : result.refusal
  },
  name: async (event) => {
    const form = await event.request.formData()
    const may = (['approve', 'kill'] as const).filter((right) => form.getAll('may').includes(right))
    const result = await act(event, (api) =>
      api.POST('/api/v1/subjects/{subject}/delegates', {
        params: { path: { subject: event.params.subject } },
        body: {
          name: textOf(form, 'name'),
          capacity: textOf(form, 'capacity') === 'publicist' ? 'publicist' : 'rep',
          email: maybeText(form, 'email'),
          may,
        },
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  dismiss: async (event) => {
    const path = { delegate: textOf(await event.request.formData(), 'delegate') }
    const result = await act(event, (api) => api.DELETE('/api/v1/delegates/{delegate}', { params: { path } }))
    return result.ok ? { done: true } : result.refusal
  },
  open: async (event) => {
    const form = await event.request.formData()
    const chosen = (name: string) => form.getAll(name).map(String)
    const asked = chosen('asked').map((whom) =>
      whom === 'person'
        ? { kind: 'person' as const, email: maybeText(form, 'emailOfPerson') }
        : { kind: 'delegate' as const, delegateId: whom, email: null },
    )
    const result = await act(event, (api) =>
      api.POST('/api/v1/kill-rights/{right}/rounds', {
        params: { path: { right: textOf(form, 'right') } },
        body: {
          assets: chosen('asset').map((assetId) => ({ assetId, shots: [] })),
          cuts: chosen('cut'),
          asked,
          note: textOf(form, 'note'),
        },
      }),
    )
    return result.ok ? { opened: result.answer } : result.refusal
  },
}
