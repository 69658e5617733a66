import { redirect } from '@sveltejs/kit'
import { act, textOf } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

/** Ends looking as somebody else, and leads back to the page on which that was said. */
export const POST: RequestHandler = async (event) => {
  const back = textOf(await event.request.formData(), 'back')
  await act(event, (api) => api.DELETE('/api/v1/made-viewer'))
  redirect(303, /^\/(?![/\\])/.test(back) ? back : '/')
}
