import { read } from '#lib/server/api.ts'
import { openPage } from '../../../open-house.ts'
import { questionActs } from '../question-acts.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const [page, queue, progress, posts] = await Promise.all([
    openPage(event, event.params.production),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/answering', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
  ])
  return { ...page, queue, progress, posts: posts.items.map(({ slug, title }) => ({ slug, title })) }
}

export const actions = questionActs
