/** The words of a field that holds several, one a line or between commas. */
export const listed = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((word) => word.trim())
    .filter(Boolean)

/** Codes of territories as typed; none means everywhere. */
export const territoriesTyped = (text: string): string[] => {
  const codes = listed(text).map((code) => code.toUpperCase())
  return codes.length === 0 ? ['WORLD'] : codes
}
