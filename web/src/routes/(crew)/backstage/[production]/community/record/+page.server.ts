import { read } from '#lib/server/api.ts'
import { postedAct } from '../posted-act.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const before = Number(event.url.searchParams.get('before') ?? '')
  const acts = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/community/acts', {
      params: {
        path: { production: event.params.production },
        query: Number.isSafeInteger(before) && before > 0 ? { before } : {},
      },
    }),
  )
  return { acts: acts.items, next: acts.next }
}

export const actions: Actions = { act: postedAct }
