import { THEORY_MARKS } from '@stagedoor/core/community'
import { fail, redirect, type Actions, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { replying } from '../../talk/reply-acts.ts'
import { saidActs } from '../../talk/talk-acts.ts'

const place = ({ params }: RequestEvent) => {
  const { production = '', theory = '' } = params as { production?: string; theory?: string }
  return { production, theory }
}

/** What can be done on the page of theories. */
export const listActs = {
  seal: async (event) => {
    const form = await event.request.formData()
    const { production } = place(event)
    const [text, about] = [textOf(form, 'text'), textOf(form, 'about')]
    const done = await act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/theories', {
        params: { path: { production } },
        body: { text, about, isSigned: form.has('isSigned') },
      }),
    )
    if (!done.ok) return fail(done.refusal.status, { ...done.refusal.data, text, about })
    return redirect(303, `/${production}/theories/${done.answer.id}?sealed`)
  },
} satisfies Actions

/** What can be done on the page of one theory; all of it without scripts. */
export const theoryActs = {
  takeBack: async (event) => {
    const { production, theory } = place(event)
    const done = await act(event, (api) =>
      api.DELETE('/api/v1/public/productions/{production}/theories/{theory}', {
        params: { path: { production, theory } },
      }),
    )
    return done.ok ? redirect(303, `/${production}/theories?list=mine`) : done.refusal
  },
  mark: async (event) => {
    const form = await event.request.formData()
    const mark = THEORY_MARKS.find((one) => one === textOf(form, 'mark'))
    if (mark === undefined) return redirect(303, event.url.pathname)
    const done = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/theories/{theory}/mark', {
        params: { path: place(event) },
        body: { mark },
      }),
    )
    return done.ok ? redirect(303, event.url.pathname) : done.refusal
  },
  seen: async (event) => {
    const form = await event.request.formData()
    const seen = form.getAll('seen').filter((id): id is string => typeof id === 'string' && id !== '')
    const done = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/progress', {
        params: { path: { production: place(event).production } },
        body: { seen },
      }),
    )
    return done.ok ? redirect(303, event.url.pathname) : done.refusal
  },
  reply: replying(
    (event, body) => (api) =>
      api.POST('/api/v1/public/productions/{production}/theories/{theory}/answers', {
        params: { path: place(event) },
        body,
      }),
  ),
  ...saidActs,
} satisfies Actions
