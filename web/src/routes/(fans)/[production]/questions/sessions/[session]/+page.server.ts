import { read } from '#lib/server/api.ts'
import { openPage } from '../../../../open-house.ts'
import { questionActs } from '../../question-acts.ts'
import type { PageServerLoad } from './$types'

const ORDERS = ['votes', 'newest', 'oldest'] as const

export const load: PageServerLoad = async (event) => {
  const { production, session: id } = event.params
  const params = { path: { production } }
  const asked = event.url.searchParams.get('order')
  const after = event.url.searchParams.get('after')
  const [page, session, progress, { now }] = await Promise.all([
    openPage(event, production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/sessions/{session}', {
        params: { path: { production, session: id } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/house')),
  ])
  // While it runs the most wanted comes first; afterwards it reads as it went.
  const order = ORDERS.find((one) => one === asked) ?? (session.state === 'closed' ? 'oldest' : 'votes')
  const questions = await read(event, (api) =>
    api.GET('/api/v1/public/productions/{production}/questions', {
      params: { ...params, query: { session: id, order, ...(after === null ? {} : { after }) } },
    }),
  )
  return { ...page, session, progress, now, order, questions: questions.items, next: questions.next }
}

export const actions = questionActs
