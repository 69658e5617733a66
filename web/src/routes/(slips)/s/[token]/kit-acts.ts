import { fail, redirect } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { by, refusedWith, seeSlip, typedIn } from './posted.ts'
import type { Actions } from './$types'

/** What the holder of a kit does on its slip. */
export const kitActs = {
  // The browser goes where the film is and saves it, and stays on the slip.
  handOver: async (event) => {
    const handed = await act(event, (api) => api.POST('/api/v1/kit-slips/{token}/handovers', by(event)))
    return handed.ok ? redirect(303, handed.answer.url) : handed.refusal
  },
  link: async (event) => {
    const form = await event.request.formData()
    const told = textOf(form, 'disclosed')
    const disclosed = told === 'in-words' || told === 'by-label' ? told : null
    const linked = await act(event, (api) =>
      api.POST('/api/v1/kit-slips/{token}/links', {
        ...by(event),
        body: { url: textOf(form, 'url'), disclosed },
      }),
    )
    if (linked.ok) return seeSlip(event)
    return linked.refusal.data.kind === 'invalid-request'
      ? fail(400, { problem: linked.refusal.data.problem, kind: 'bad-link', typed: typedIn(form) })
      : refusedWith(form, linked.refusal)
  },
  show: async (event) => {
    const form = await event.request.formData()
    const chosen = await act(event, (api) =>
      api.POST('/api/v1/kit-slips/{token}/showings', {
        ...by(event),
        body: { isShown: textOf(form, 'isShown') === 'yes' },
      }),
    )
    return chosen.ok ? seeSlip(event) : chosen.refusal
  },
} satisfies Actions
