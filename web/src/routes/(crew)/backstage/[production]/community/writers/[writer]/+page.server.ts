import { read } from '#lib/server/api.ts'
import { postedAct } from '../../posted-act.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { production, writer } = event.params
  const about = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/community/writers/{writer}', {
      params: { path: { production, writer } },
    }),
  )
  return { record: about.record, writings: about.writings }
}

export const actions: Actions = { act: postedAct }
