import { redirect } from '@sveltejs/kit'
import { textOf } from '#lib/server/api.ts'
import type { RequestHandler } from './$types'

const YEAR_S = 365 * 86_400

/** Keeps day or night for front of house; one cookie, read by nothing else. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await request.formData()
  const theme = textOf(form, 'theme')
  const options = {
    path: '/',
    maxAge: YEAR_S,
    sameSite: 'lax',
    httpOnly: true,
    secure: locals.origin.startsWith('https:'),
  } as const
  if (theme === 'light' || theme === 'dark') cookies.set('theme', theme, options)
  else cookies.delete('theme', options)
  const back = textOf(form, 'back')
  redirect(303, /^\/(?![/\\])/.test(back) ? back : '/')
}
