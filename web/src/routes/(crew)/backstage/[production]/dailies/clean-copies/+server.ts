import { createClient } from '@stagedoor/contract'
import { error, redirect } from '@sveltejs/kit'
import { sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import type { RequestHandler } from './$types'

/** The clean copies of what was chosen in one archive, passed on as it comes from the house. */
export const POST: RequestHandler = async ({ request, params, fetch, url }) => {
  const form = await request.formData()
  const assetIds = form.getAll('asset').map(String)
  const api = createClient({ origin: url.origin, fetch })
  const { response, error: problem } = await api.POST('/api/v1/productions/{production}/clean-copies', {
    params: { path: { production: params.production } },
    body: { assetIds },
    parseAs: 'stream',
  })
  if (response.status === 401) redirect(303, `/sign-in?to=/backstage/${params.production}/dailies`)
  if (!response.ok) {
    const said = sayProblem(problem as WireProblem)
    error(response.status, {
      message: said.happened,
      problem: 'clean-copies',
      detail: [said.kept, said.next].filter(Boolean).join(' '),
    })
  }
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const name of ['content-type', 'content-length', 'content-disposition']) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(response.body, { headers })
}
