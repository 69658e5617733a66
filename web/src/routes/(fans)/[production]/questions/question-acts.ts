import { fail, redirect, type Actions, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { replying } from '../../talk/reply-acts.ts'
import { saidActs } from '../../talk/talk-acts.ts'

/** Where a writer is asked whether their words belong. */
export type AskedWhere = { labels: { id: string; label: string }[]; text: string; session: string }

/** Does one thing through the API, and shows the page again at the place where it was done. */
function doing(
  ask: (event: RequestEvent, form: FormData) => ReturnType<typeof act<unknown>>,
  placeOf: (form: FormData) => string = (form) => `q-${textOf(form, 'question')}`,
) {
  return async (event: RequestEvent) => {
    const form = await event.request.formData()
    const result = await ask(event, form)
    if (!result.ok)
      return fail(result.refusal.status, {
        ...result.refusal.data,
        text: textOf(form, 'text'),
        at: placeOf(form),
      })
    return redirect(303, `${hereOf(event.url)}#${placeOf(form)}`)
  }
}

// The name of an act stands in the query; everything else of it is where the viewer is.
function hereOf(url: URL): string {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('/')))
  return query.size === 0 ? url.pathname : `${url.pathname}?${query}`
}

const production = ({ params }: RequestEvent) => params.production ?? ''
const spoilsIn = (form: FormData) =>
  form.getAll('spoils').filter((id): id is string => typeof id === 'string' && id !== '')
const atQuestion = (event: RequestEvent, form: FormData) => ({
  params: { path: { production: production(event), question: textOf(form, 'question') } },
})
const atAnswer = (event: RequestEvent, form: FormData) => ({
  params: { path: { production: production(event), answer: textOf(form, 'answer') } },
})
const VOTE = '/api/v1/public/productions/{production}/questions/{question}/vote'
const ANSWER = '/api/v1/public/productions/{production}/answers/{answer}'
const DESK_STATES = ['waiting', 'set-aside', 'declined'] as const

/** What can be done on every page with questions. */
export const questionActs = {
  ask: async (event) => {
    const form = await event.request.formData()
    const [text, session] = [textOf(form, 'text'), textOf(form, 'session')]
    const result = await act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/questions', {
        params: { path: { production: production(event) } },
        body: {
          text,
          spoils: spoilsIn(form),
          asItIs: form.has('asItIs'),
          ...(session === '' ? {} : { session }),
        },
      }),
    )
    if (!result.ok) return fail(result.refusal.status, { ...result.refusal.data, text, at: 'ask' })
    if (result.answer.kind === 'where') {
      const where: AskedWhere = { labels: result.answer.labels, text, session }
      return { where }
    }
    const { id, session: inSession } = result.answer
    const questions = `/${production(event)}/questions`
    return redirect(
      303,
      inSession === null
        ? `${questions}/${id}?asked`
        : `${questions}/sessions/${inSession}?order=newest#q-${id}`,
    )
  },
  vote: doing((event, form) => act(event, (api) => api.PUT(VOTE, atQuestion(event, form)))),
  unvote: doing((event, form) => act(event, (api) => api.DELETE(VOTE, atQuestion(event, form)))),
  answer: doing((event, form) =>
    act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/questions/{question}/answers', {
        ...atQuestion(event, form),
        body: { text: textOf(form, 'text'), post: textOf(form, 'post') || null, spoils: spoilsIn(form) },
      }),
    ),
  ),
  rewrite: doing((event, form) =>
    act(event, (api) =>
      api.PATCH(ANSWER, { ...atAnswer(event, form), body: { text: textOf(form, 'text') } }),
    ),
  ),
  takeAnswerBack: doing((event, form) => act(event, (api) => api.DELETE(ANSWER, atAnswer(event, form)))),
  takeBack: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/public/productions/{production}/questions/{question}', atQuestion(event, form)),
    )
    return result.ok ? redirect(303, `/${production(event)}/questions?show=mine`) : result.refusal
  },
  reply: replying(
    (event, body) => (api) =>
      api.POST('/api/v1/public/productions/{production}/questions/{question}/replies', {
        params: { path: { production: production(event), question: event.params['question'] ?? '' } },
        body,
      }),
  ),
  ...saidActs,
  lay: doing(
    (event, form) =>
      act(event, (api) =>
        api.PUT('/api/v1/public/productions/{production}/answering/{question}', {
          ...atQuestion(event, form),
          body: {
            state: DESK_STATES.find((one) => one === textOf(form, 'state')) ?? 'waiting',
            reason: textOf(form, 'reason'),
          },
        }),
      ),
    () => 'content',
  ),
  seen: doing(
    (event, form) =>
      act(event, (api) =>
        api.PUT('/api/v1/public/productions/{production}/progress', {
          params: { path: { production: production(event) } },
          body: {
            seen: form.getAll('seen').filter((id): id is string => typeof id === 'string' && id !== ''),
          },
        }),
      ),
    () => 'content',
  ),
} satisfies Actions
