/** The name of a country or area in a language, by its ISO 3166-1 alpha-2 code. */
export function sayTerritory(locale: string, code: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
