import { read } from '#lib/server/api.ts'
import { isForTheGrown } from '../../grown-gate.ts'
import { openPage } from '../../open-house.ts'
import { listActs } from './theory-acts.ts'
import type { PageServerLoad } from './$types'

const VIEWS = ['waiting', 'open', 'mine'] as const

export const load: PageServerLoad = async (event) => {
  const params = { path: { production: event.params.production } }
  const { searchParams } = event.url
  const view = VIEWS.find((one) => one === searchParams.get('list')) ?? 'waiting'
  const after = searchParams.get('after')
  const [page, forTheGrown, theories, progress] = await Promise.all([
    openPage(event, event.params.production),
    isForTheGrown(event, event.params.production),
    read(event, (api) =>
      api.GET('/api/v1/public/productions/{production}/theories', {
        params: { ...params, query: { list: view, ...(after === null ? {} : { after }) } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/public/productions/{production}/progress', { params })),
  ])
  return {
    ...page,
    isForTheGrown: forTheGrown,
    theories: theories.items,
    next: theories.next,
    ahead: progress.stages.filter(({ isOut }) => !isOut).map(({ id, label }) => ({ id, label })),
    view,
    isFirst: after === null,
  }
}

export const actions = listActs
