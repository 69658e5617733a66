import { act, read, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

const VIEWS = ['waiting', 'set-aside', 'declined', 'answered'] as const
const STATES = ['waiting', 'set-aside', 'declined'] as const

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const { searchParams } = event.url
  const view = VIEWS.find((one) => one === searchParams.get('view')) ?? 'waiting'
  const isEverything = searchParams.get('everything') === 'true'
  const after = searchParams.get('after')
  const [desk, progress, posts] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/questions', {
        params: {
          ...params,
          query: { view, everything: isEverything ? 'true' : 'false', ...(after === null ? {} : { after }) },
        },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
  ])
  return {
    view,
    isEverything,
    questions: desk.items,
    next: desk.next,
    isFirst: after === null,
    answerers: desk.answerers,
    progress,
    posts: posts.items.map(({ slug, title }) => ({ slug, title })),
  }
}

const idsIn = (form: FormData, name: string) =>
  form.getAll(name).filter((id): id is string => typeof id === 'string' && id !== '')

export const actions: Actions = {
  seen: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PUT('/api/v1/public/productions/{production}/progress', {
        params: { path: { production: event.params.production } },
        body: { seen: idsIn(form, 'seen') },
      }),
    )
    return result.ok ? { done: 'told' as const } : result.refusal
  },
  lay: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PUT('/api/v1/productions/{production}/questions/{question}/desk', {
        params: { path: { production: event.params.production, question: textOf(form, 'question') } },
        body: {
          state: STATES.find((one) => one === textOf(form, 'state')) ?? 'waiting',
          reason: textOf(form, 'reason'),
          badge: textOf(form, 'badge') || null,
        },
      }),
    )
    return result.ok ? { done: 'laid' as const } : result.refusal
  },
  answer: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/questions/{question}/answers', {
        params: { path: { production: event.params.production, question: textOf(form, 'question') } },
        body: {
          text: textOf(form, 'text'),
          post: textOf(form, 'post') || null,
          spoils: idsIn(form, 'spoils'),
          badge: textOf(form, 'badge'),
        },
      }),
    )
    return result.ok ? { done: 'answered' as const } : result.refusal
  },
}
