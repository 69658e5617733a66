import { error } from '@sveltejs/kit'
import { words } from '#lib/words/index.ts'
import type { RequestHandler } from './$types'

/** Hands the file on as it is made. */
export const GET: RequestHandler = async ({ fetch }) => {
  const file = await fetch('/api/v1/public/me/everything')
  if (!file.ok) error(file.status, words.errors.notFound)
  const headers = new Headers()
  for (const name of ['content-type', 'content-disposition', 'cache-control']) {
    const value = file.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(file.body, { headers })
}
