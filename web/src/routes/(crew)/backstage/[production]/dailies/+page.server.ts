import { act, read, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import { askedIn } from './asked.ts'
import type { Actions, PageServerLoad } from './$types'

// A cursor begins with its day, which is a cursor by itself.
const UUID_LENGTH = 36

// What fills the first screens; the rest is read as it comes near.
const FIRST = 60

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const search = event.url.searchParams
  const asked = askedIn(search)
  const cursor = search.get('cursor')
  const query = { ...asked, ...(cursor === null ? {} : { cursor }) }
  const from = cursor === null ? {} : { cursor: cursor.slice(0, UUID_LENGTH) }
  const unreadableFrom = Number(search.get('unreadable') ?? 0) || 0
  const [dailies, overview, inboxes, days, scenes, subjects, unreadable] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/dailies', {
        params: { path, query: { ...query, limit: FIRST } },
      }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/dailies-overview', {
        params: { path, query: { ...asked, ...from } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/inboxes', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/shooting-days', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/scenes', { params: { path } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', { params: { path } })),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/unreadable-files', {
        params: { path, query: { cursor: unreadableFrom } },
      }),
    ),
  ])
  return {
    dailies,
    overview,
    inboxes: inboxes.items.filter(({ closedAt }) => closedAt === null),
    days: days.items,
    scenes: scenes.items.map(({ id, number, title }) => ({ id, number, title })),
    subjects: subjects.items.map(({ id, name }) => ({ id, name })),
    unreadable: unreadable.items,
    unreadableNext: unreadable.next,
    asked,
    cursor,
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
