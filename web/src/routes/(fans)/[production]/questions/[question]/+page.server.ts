import { read } from '#lib/server/api.ts'
import { openPage } from '../../../open-house.ts'
import { openReplies } from '../../../talk/open-replies.ts'
import { questionActs } from '../question-acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, question: id } = event.params
  const params = { path: { production } }
  const after = event.url.searchParams.get('after')
  const [page, question, talk, progress, posts] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/questions/{question}', {
        params: { path: { production, question: id } },
      }),
    ),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/questions/{question}/replies', {
        params: { path: { production, question: id }, query: after === null ? {} : { after } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
  ])
  return {
    ...page,
    question,
    talk: await openReplies(event, { talk, progress }),
    progress,
    posts: posts.items.map(({ slug, title }) => ({ slug, title })),
    wasAsked: event.url.searchParams.has('asked'),
  }
}

export const actions = questionActs
