/** Several things as people list them: `Ida, Tomas and face 3`. */
export function sayList(locale: string, things: readonly string[]): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'conjunction' }).format(things)
}

/** Several things as people list them of which one is enough: `Ida, Tomas or face 3`. */
export function sayChoice(locale: string, things: readonly string[]): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'disjunction' }).format(things)
}

/** A number of some unit as people say it: `48 hours`, `1 month`. */
export function sayCount(
  locale: string,
  count: number,
  unit: 'minute' | 'hour' | 'day' | 'month' | 'year',
): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** A sentence's first letter made large, whatever name stands there. */
export function startSentence(text: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase() + text.slice(first.length)
}
