import { act, read } from '#lib/server/api.ts'
import type { LogEntry } from '#lib/wire/clearance.ts'
import type { List } from '#lib/wire/production.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('from')
  const log = await read<List<LogEntry>>(
    event,
    `/productions/${event.params.production}/log${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
  )
  return { log }
}

export const actions: Actions = {
  verify: async (event) => {
    const result = await act<{ entries: number; brokenAt: number | null }>(
      event,
      `/productions/${event.params.production}/log/verifications`,
    )
    return result.ok ? { proof: result.answer } : result.refusal
  },
}
