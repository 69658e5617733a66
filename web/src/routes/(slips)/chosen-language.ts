import type { RequestEvent } from '@sveltejs/kit'
import { slipLanguageOf, type SlipLanguage } from '#lib/words/slips/index.ts'

const COOKIE = 'slip-language'

/** The language that whoever holds a slip chose on it: kept for this one slip, so that its answers come in it too. */
export function chosenLanguage({
  url,
  cookies,
  locals,
}: Pick<RequestEvent, 'url' | 'cookies' | 'locals'>): SlipLanguage | undefined {
  const asked = slipLanguageOf(url.searchParams.get('language') ?? '')
  if (asked === undefined) return slipLanguageOf(cookies.get(COOKIE) ?? '')
  cookies.set(COOKIE, asked, {
    path: url.pathname,
    httpOnly: true,
    sameSite: 'lax',
    secure: locals.origin.startsWith('https:'),
  })
  return asked
}
