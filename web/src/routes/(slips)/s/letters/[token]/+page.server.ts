import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

const by = ({ params: { token } }: { params: { token: string } }) => ({ params: { path: { token } } })

export const load: PageServerLoad = (event) =>
  read(event, (api) => api.GET('/api/v1/public/letter-slips/{token}', by(event)))

export const actions: Actions = {
  // Also what a mail program posts for its reader (RFC 8058, 3.2): answered with this page, never with a redirect.
  default: async (event) => {
    const done = await act(event, (api) => api.POST('/api/v1/public/letter-slips/{token}', by(event)))
    return done.ok ? { isStopped: true } : done.refusal
  },
}
