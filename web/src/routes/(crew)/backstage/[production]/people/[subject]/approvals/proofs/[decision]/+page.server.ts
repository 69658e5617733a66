import { read } from '#lib/server/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  proof: await read(event, (api) =>
    api.GET('/api/v1/approval-proofs/{decision}', { params: { path: { decision: event.params.decision } } }),
  ),
  subjectId: event.params.subject,
})
