import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import { refusedAs } from '#lib/server/typed.ts'
import { words } from '#lib/words/index.ts'
import { samePage } from './same-page.ts'
import { typedMoment } from './typed-moment.ts'

const REACTIONS = ['applause', 'heart', 'laugh', 'wow'] as const
const REASONS = [
  'spoiler',
  'abuse',
  'hate',
  'spam',
  'off-topic',
  'private-details',
  'unlawful',
  'other',
] as const

const oneOf = <One extends string>(ones: readonly One[], text: string, otherwise: One): One =>
  ones.find((one) => one === text) ?? otherwise

/** Labels of what it may give away: of the question that was asked, or of the choice that is always there. */
export const speaksOf = (form: FormData): string[] =>
  [...form.getAll('there'), form.get('speaksOf')].flatMap((value) =>
    typeof value === 'string' && value !== '' ? value.split(' ') : [],
  )

/** Shows the same page of the talk again, with what was done. */
export const back = (
  { url }: Pick<RequestEvent, 'url'>,
  done: string,
  { at = 'talk', query = samePage(url.searchParams) }: { at?: string; query?: string } = {},
): never => redirect(303, `${url.pathname}?done=${done}${query}#${at}`)

/** What one writes under a post, and answers to it. */
async function comment(event: RequestEvent<{ production: string; slug: string }>) {
  const { production, slug: post } = event.params
  const form = await event.request.formData()
  const answers = textOf(form, 'answers')
  const atFlicks = typedMoment(textOf(form, 'at'))
  const typed = { of: 'comment', fields: { words: textOf(form, 'words'), at: textOf(form, 'at'), answers } }
  if (atFlicks === undefined)
    return fail(422, { problem: { happened: words.talk.write.badTime }, kind: 'bad-time', typed })
  const done = await act(event, (api) =>
    api.POST('/api/v1/public/productions/{production}/posts/{post}/comments', {
      params: { path: { production, post } },
      body: {
        words: textOf(form, 'words'),
        answers: answers === '' ? null : answers,
        atFlicks,
        mayGiveAway: speaksOf(form),
        asItIs: form.has('asItIs'),
      },
    }),
  )
  if (!done.ok) return refusedAs('comment', form, done.refusal)
  if (done.answer.kind === 'asked') return { asked: done.answer.labels, typed }
  const { id, parent } = done.answer.comment
  // What is answered is shown with all its answers; what is new stands on the first page.
  return back(event, 'written', { at: `c-${id}`, query: parent === null ? '' : `&thread=${parent}` })
}

/** What one may do about anything that is said, wherever it is said. All of it works without scripts. */
export const saidActs = {
  change: async (event: RequestEvent) => {
    const { production = '' } = event.params
    const form = await event.request.formData()
    const writing = textOf(form, 'writing')
    const done = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/comments/{writing}', {
        params: { path: { production, writing } },
        body: { words: textOf(form, 'words'), mayGiveAway: speaksOf(form), asItIs: form.has('asItIs') },
      }),
    )
    if (!done.ok) return refusedAs(writing, form, done.refusal)
    if (done.answer.kind === 'asked')
      return { asked: done.answer.labels, typed: { of: writing, fields: { words: textOf(form, 'words') } } }
    return back(event, 'changed', { at: `c-${writing}` })
  },
  remove: async (event: RequestEvent) => {
    const { production = '' } = event.params
    const form = await event.request.formData()
    const writing = textOf(form, 'writing')
    const done = await act(event, (api) =>
      api.DELETE('/api/v1/public/productions/{production}/comments/{writing}', {
        params: { path: { production, writing } },
      }),
    )
    return done.ok ? back(event, 'deleted') : refusedAs(writing, form, done.refusal)
  },
  react: async (event: RequestEvent) => {
    const { production = '' } = event.params
    const form = await event.request.formData()
    const writing = textOf(form, 'writing')
    const params = {
      path: {
        production,
        writing,
        reaction: oneOf(REACTIONS, textOf(form, 'give') || textOf(form, 'take'), 'heart'),
      },
    }
    const done = await act(event, (api) =>
      form.has('take')
        ? api.DELETE('/api/v1/public/productions/{production}/writings/{writing}/reactions/{reaction}', {
            params,
          })
        : api.PUT('/api/v1/public/productions/{production}/writings/{writing}/reactions/{reaction}', {
            params,
          }),
    )
    if (!done.ok) return refusedAs(writing, form, done.refusal)
    const query = samePage(event.url.searchParams).replace('&', '?')
    return redirect(303, `${event.url.pathname}${query}#c-${writing}`)
  },
  report: async (event: RequestEvent) => {
    const { production = '' } = event.params
    const form = await event.request.formData()
    const writing = textOf(form, 'writing')
    const done = await act(event, (api) =>
      api.POST('/api/v1/public/productions/{production}/writings/{writing}/reports', {
        params: { path: { production, writing } },
        body: { reason: oneOf(REASONS, textOf(form, 'reason'), 'other'), words: textOf(form, 'reportWords') },
      }),
    )
    return done.ok ? back(event, 'reported') : refusedAs(writing, form, done.refusal)
  },
  silence: async (event: RequestEvent) => {
    const form = await event.request.formData()
    const done = await silence(event, form)
    return done.ok ? back(event, 'silenced') : refusedAs(textOf(form, 'writing'), form, done.refusal)
  },
}

/** The forms under a post. */
export const talkActs = { comment, ...saidActs }

/** Mutes, blocks, or hears again whoever bears a handle, as a form says. */
export function silence(event: RequestEvent, form: FormData) {
  const [handle, kind] = [textOf(form, 'handle'), textOf(form, 'kind')]
  const params = { path: { production: event.params['production'] ?? '', handle } }
  return act(event, (api) =>
    kind === ''
      ? api.DELETE('/api/v1/public/silences/{handle}', { params: { path: { handle } } })
      : api.PUT('/api/v1/public/productions/{production}/fans/{handle}/silence', {
          params,
          body: { kind: kind === 'block' ? 'block' : 'mute' },
        }),
  )
}
