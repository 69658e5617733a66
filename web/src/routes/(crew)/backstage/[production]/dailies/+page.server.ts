import { act, read, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import type { DailiesView } from '#lib/wire/clearance.ts'
import type { Inbox } from '#lib/wire/ingest.ts'
import type { List, ShootingDay } from '#lib/wire/production.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const here = `/productions/${event.params.production}`
  const kind = event.url.searchParams.get('verdict')
  const [dailies, inboxes, days] = await Promise.all([
    read<DailiesView>(event, `${here}/dailies${kind ? `?verdict=${encodeURIComponent(kind)}` : ''}`),
    read<List<Inbox>>(event, `${here}/inboxes`),
    read<List<ShootingDay>>(event, `${here}/shooting-days`),
  ])
  return { dailies, inboxes: inboxes.items, days: days.items, kind }
}

export const actions: Actions = {
  openDoor: async (event) => {
    const form = await event.request.formData()
    const here = `/productions/${event.params.production}`
    let day = textOf(form, 'day')
    if (day === '') {
      const body = {
        unit: textOf(form, 'unit'),
        number: Number(textOf(form, 'number')),
        date: textOf(form, 'date'),
      }
      const made = await act<ShootingDay>(event, `${here}/shooting-days`, { body })
      if (!made.ok) return made.refusal
      day = made.answer.id
    }
    const until = textOf(form, 'until')
    const opened = await act<Inbox>(event, `${here}/inboxes`, {
      body: { shootingDayId: day, ...(until ? { closesAt: instantOf(until, textOf(form, 'zone')) } : {}) },
    })
    return opened.ok ? { opened: opened.answer } : opened.refusal
  },
  closeDoor: async (event) => {
    const form = await event.request.formData()
    const closed = await act(event, `/inboxes/${encodeURIComponent(textOf(form, 'inbox'))}`, {
      method: 'DELETE',
    })
    return closed.ok ? { closed: true } : closed.refusal
  },
}
