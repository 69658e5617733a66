import { act, read, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

const KINDS = ['cleared', 'cleared-with-edits', 'held', 'refused'] as const

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const kind = KINDS.find((one) => one === event.url.searchParams.get('verdict')) ?? null
  const cursor = event.url.searchParams.get('cursor')
  const query = {
    ...(kind === null ? {} : { verdict: kind }),
    ...(cursor === null ? {} : { cursor }),
  }
  const [dailies, inboxes, days, unreadable] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/dailies', { params: { path, query } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/inboxes', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/unreadable-files', { params: { path } })),
  ])
  return {
    dailies,
    inboxes: inboxes.items.filter(({ closedAt }) => closedAt === null),
    days: days.items,
    unreadable: unreadable.items,
    kind,
  }
}

export const actions: Actions = {
  openDoor: async (event) => {
    const form = await event.request.formData()
    const params = { path: { production: event.params.production } }
    let day = textOf(form, 'day')
    if (day === '') {
      const body = {
        unit: textOf(form, 'unit'),
        number: Number(textOf(form, 'number')),
        shotOn: textOf(form, 'date'),
      }
      const made = await act(event, (api) =>
        api.POST('/api/v1/productions/{production}/shooting-days', { params, body }),
      )
      if (!made.ok) return made.refusal
      day = made.answer.id
    }
    const until = textOf(form, 'until')
    const closing = until === '' ? {} : { closesAt: instantOf(until, textOf(form, 'zone')) }
    const opened = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/inboxes', {
        params,
        body: { shootingDayId: day, ...closing },
      }),
    )
    return opened.ok ? { opened: opened.answer.id } : opened.refusal
  },
  prepare: async (event) => {
    const asset = textOf(await event.request.formData(), 'asset')
    const begun = await act(event, (api) =>
      api.POST('/api/v1/assets/{asset}/preparations', { params: { path: { asset } } }),
    )
    return begun.ok ? { begun: asset } : begun.refusal
  },
  remove: async (event) => {
    const asset = textOf(await event.request.formData(), 'asset')
    const removed = await act(event, (api) =>
      api.DELETE('/api/v1/assets/{asset}', { params: { path: { asset } } }),
    )
    return removed.ok ? { removed: asset } : removed.refusal
  },
  closeDoor: async (event) => {
    const inbox = textOf(await event.request.formData(), 'inbox')
    const closed = await act(event, (api) =>
      api.DELETE('/api/v1/inboxes/{inbox}', { params: { path: { inbox } } }),
    )
    return closed.ok ? { closed: true } : closed.refusal
  },
}
