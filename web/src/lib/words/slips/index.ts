import type { SlipWords } from './en/index.ts'
import { SLIP_LANGUAGES, type SlipLanguage, timesOf } from './times.ts'

export type { SlipWords } from './en/index.ts'
export { SLIP_LANGUAGES, type SlipLanguage } from './times.ts'

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<SlipLanguage, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
}

/** The words of a slip with the times and sizes of their language. */
export type SlipSpeech = SlipWords & { language: SlipLanguage; times: ReturnType<typeof timesOf> }

/** The words of one language; a phone fetches these and no others. */
export async function speechOf(language: SlipLanguage): Promise<SlipSpeech> {
  return { ...(await wordsOf(language)), language, times: timesOf(language) }
}

async function wordsOf(language: SlipLanguage): Promise<SlipWords> {
  switch (language) {
    case 'en':
      return (await import('./en/index.ts')).en
    case 'de':
      return (await import('./de/index.ts')).de
    case 'fr':
      return (await import('./fr/index.ts')).fr
    case 'es':
      return (await import('./es/index.ts')).es
  }
}

/** The language of a slip that a tag such as `de-AT` means; undefined where the house has no words in it. */
export function slipLanguageOf(tag: string): SlipLanguage | undefined {
  const [main = ''] = tag.toLowerCase().split('-')
  return SLIP_LANGUAGES.find((language) => language === main)
}

/** The first language of an `Accept-Language` header that the house speaks, by the reader's own order; else English. */
export function languageAskedFor(header: string | null): SlipLanguage {
  const asked = (header ?? '').split(',').map((part) => {
    const [tag = '', weight] = part.trim().split(';q=')
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  const inOrder = asked.sort((one, other) => other.weight - one.weight)
  return inOrder.map(({ tag }) => slipLanguageOf(tag)).find((language) => language !== undefined) ?? 'en'
}
