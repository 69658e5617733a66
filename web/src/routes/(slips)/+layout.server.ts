import { languageAskedFor } from '#lib/words/slips/index.ts'
import { chosenLanguage } from './chosen-language.ts'
import type { LayoutServerLoad } from './$types'

/** In which language a slip speaks whose form has no word in it, and one that opens nothing. */
export const load: LayoutServerLoad = (event) => {
  const language = chosenLanguage(event) ?? languageAskedFor(event.request.headers.get('accept-language'))
  event.locals.language = language
  return { language }
}
