import { read } from '#lib/server/api.ts'
import { isForTheGrown } from '../../grown-gate.ts'
import { openPage } from '../../open-house.ts'
import { questionActs } from './question-acts.ts'
import type { PageServerLoad } from './$types'

const VIEWS = ['open', 'answered', 'mine'] as const
const ORDERS = ['votes', 'newest'] as const

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const { searchParams } = event.url
  const view = VIEWS.find((one) => one === searchParams.get('show')) ?? 'open'
  const order = ORDERS.find((one) => one === searchParams.get('order')) ?? 'votes'
  const after = searchParams.get('after')
  const [page, forTheGrown, questions, sessions, progress, { now }] = await Promise.all([
    openPage(event, event.params.production),
    isForTheGrown(event, event.params.production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/questions', {
        params: { ...params, query: { state: view, order, ...(after === null ? {} : { after }) } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/sessions', { params })),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
    read(event, (api) => api.GET('/api/v1/house')),
  ])
  return {
    ...page,
    isForTheGrown: forTheGrown,
    questions: questions.items,
    next: questions.next,
    mayAnswer: questions.mayAnswer,
    sessions: sessions.items,
    progress,
    view,
    order,
    isFirst: after === null,
    now,
  }
}

export const actions = questionActs
