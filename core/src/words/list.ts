/** Several things as people list them: `Ida, Tomas and face 3`. */
export function sayList(locale: string, things: readonly string[]): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'conjunction' }).format(things)
}

/** A sentence's first letter made large, whatever name stands there. */
export function startSentence(text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase() + text.slice(first.length)
}
