import { createClient, problemOf } from '@stagedoor/contract'
import { error, type RequestEvent } from '@sveltejs/kit'
import type { SlipView } from '#lib/wire/slips.ts'

/** What a slip is for; one that opens nothing any more is told by its problem and its purpose. */
export async function openSlip(
  { fetch, url }: Pick<RequestEvent, 'fetch' | 'url'>,
  token: string,
): Promise<SlipView> {
  const api = createClient({ origin: url.origin, fetch })
  const { data: slip, error: refused } = await api.GET('/api/v1/slips/{token}', {
    params: { path: { token } },
  })
  if (slip) return slip
  const problem = problemOf(refused)
  const purpose = typeof problem.facts['purpose'] === 'string' ? problem.facts['purpose'] : 'any'
  error(problem.status, { message: problem.message, problem: problem.type, purpose })
}
