import { createClient, problemOf } from '@stagedoor/contract'
import { error, type RequestEvent } from '@sveltejs/kit'
import { sayProblem } from '#lib/ui/problem.ts'
import type { SlipView } from '#lib/wire/slips.ts'
import { words } from '#lib/words/index.ts'

const known = <Words extends object>(of: Words, key: string): Words[keyof Words] | undefined =>
  key in of ? of[key as keyof Words] : undefined

/** What a slip is for; one that opens nothing any more says so in the words of its purpose. */
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
  const { ended } = words.slips
  const said =
    known(known(ended, purpose) ?? ended.any, problem.type) ??
    known(ended.any, problem.type) ??
    sayProblem(problem.toDetails())
  error(problem.status, {
    message: said.happened,
    problem: problem.type,
    purpose,
    detail: ['kept' in said ? said.kept : '', said.next].filter(Boolean).join(' '),
  })
}
