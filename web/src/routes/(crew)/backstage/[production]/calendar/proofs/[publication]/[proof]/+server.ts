import { read } from '#lib/server/api.ts'
import { error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The signed proof as a file, as it is checked anywhere. */
export const GET: RequestHandler = async (event) => {
  const path = { proof: event.params.proof }
  const { signed, id } = await read(event, (api) =>
    api.GET('/api/v1/embargo-proofs/{proof}', { params: { path } }),
  )
  if (signed === null) error(404)
  return new Response(`${JSON.stringify(signed, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="embargo-proof-${id}.json"`,
      'cache-control': 'no-store',
    },
  })
}
