const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// The characters that XML 1.0 (2.2) can carry; others are left out, since it cannot escape them either.
const UNPRINTABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** An attribute's or an element's words as XML carries them. */
export const xmlText = (words: string): string =>
  words.replace(UNPRINTABLE, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

/** An element with its attributes; without a body it closes itself. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  body: string | null = null,
): string {
  const said = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${xmlText(String(value))}"`]))
    .join('')
  return body === null ? `<${name}${said}/>` : `<${name}${said}>${body}</${name}>`
}

/** An element that holds words. */
export const wordsIn = (name: string, words: string): string => element(name, {}, xmlText(words))
