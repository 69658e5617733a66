import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const before = Number(event.url.searchParams.get('from') ?? Number.NaN)
  const query = Number.isSafeInteger(before) ? { cursor: before } : {}
  const path = { production: event.params.production }
  const log = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/log', { params: { path, query } }),
  )
  return { log }
}

export const actions: Actions = {
  verify: async (event) => {
    const path = { production: event.params.production }
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/log/verifications', { params: { path } }),
    )
    return result.ok ? { proof: result.answer } : result.refusal
  },
}
