import { read } from '#lib/server/api.ts'
import { postedAct } from '../posted-act.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after')
  const threads = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/community/threads', {
      params: {
        path: { production: event.params.production },
        query: after === null ? {} : { after },
      },
    }),
  )
  return { threads: threads.items, next: threads.next, isFirst: after === null }
}

export const actions: Actions = { act: postedAct }
