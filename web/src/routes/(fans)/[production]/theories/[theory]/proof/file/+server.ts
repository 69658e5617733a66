import { error } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import { words } from '#lib/words/index.ts'
import type { RequestHandler } from './$types'

/** The sealed file as it was hashed, byte for byte; before a theory opens there is nothing here. */
export const GET: RequestHandler = async (event) => {
  const { production, theory } = event.params
  const { file } = await read(event, (api) =>
    api.GET('/api/v1/public/productions/{production}/theories/{theory}/proof', {
      params: { path: { production, theory } },
    }),
  )
  if (file === null) error(404, words.errors.notFound)
  return new Response(file, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="theory-${theory}.txt"`,
      'cache-control': 'private, no-store',
    },
  })
}
