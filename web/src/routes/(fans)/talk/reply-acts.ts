import type { RequestEvent } from '@sveltejs/kit'
import { act, type Ask, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { back, speaksOf } from './talk-acts.ts'

type Kept = { kind: 'written' } | { kind: 'asked'; labels: { id: string; label: string }[] }
type Body = { words: string; mayGiveAway: string[]; asItIs: boolean }

/** What a form of the talk below a question or a theory sends, sent by `ask`; what was typed stays in the form. */
export const replying =
  (ask: (event: RequestEvent, body: Body) => Ask<Kept>) => async (event: RequestEvent) => {
    const form = await event.request.formData()
    const words = textOf(form, 'words')
    const body = { words, mayGiveAway: speaksOf(form), asItIs: form.has('asItIs') }
    const done = await act(event, ask(event, body))
    if (!done.ok) return refusedAs('comment', form, done.refusal)
    if (done.answer.kind === 'asked')
      return { asked: done.answer.labels, typed: { of: 'comment', fields: { words } } }
    return back(event, 'written')
  }
