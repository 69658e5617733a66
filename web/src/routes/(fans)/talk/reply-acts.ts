import { MODERATION_REASONS } from '@stagedoor/core/community'
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { act, type Ask, textOf } from '#lib/server/api.ts'

type Kept = { kind: 'written' } | { kind: 'asked'; labels: { id: string; label: string }[] }
type Body = { words: string; mayGiveAway: string[]; asItIs: boolean }

/** What a form of the talk below a question or a theory sends, sent by `ask`; what was typed stays in the form. */
export const replying =
  (ask: (event: RequestEvent, body: Body) => Ask<Kept>) => async (event: RequestEvent) => {
    const form = await event.request.formData()
    const text = textOf(form, 'text')
    const mayGiveAway = form.getAll('there').filter((id): id is string => typeof id === 'string' && id !== '')
    const done = await act(event, ask(event, { words: text, mayGiveAway, asItIs: form.has('asItIs') }))
    if (!done.ok) return fail(done.refusal.status, { ...done.refusal.data, text, at: 'reply' })
    if (done.answer.kind === 'asked') return { asked: done.answer.labels, text, at: 'reply' }
    return redirect(303, `${event.url.pathname}#talk`)
  }

/** Tells crew of a writing on the page. */
export async function report(event: RequestEvent) {
  const form = await event.request.formData()
  const reason = MODERATION_REASONS.find((one) => one === textOf(form, 'reason')) ?? 'other'
  const done = await act(event, (api) =>
    api.POST('/api/v1/public/productions/{production}/writings/{writing}/reports', {
      params: { path: { production: event.params.production ?? '', writing: textOf(form, 'writing') } },
      body: { reason, words: '' },
    }),
  )
  return done.ok ? redirect(303, `${event.url.pathname}?reported`) : done.refusal
}
