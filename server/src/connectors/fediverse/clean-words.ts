import sanitizeHtml from 'sanitize-html'

const LONGEST = 5000
const LONGEST_NAME = 120
// Letters that turn what follows round, and what no eye sees; joiners stay, for scripts and emoji need them.
const UNSEEN = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}]/gu

/** Somebody else's HTML as plain words: nothing of it is ever shown as HTML, and nothing in it is fetched. */
export function plainWords(html: string): string {
  const lines = html
    .slice(0, 20 * LONGEST)
    .replace(/<(?:br|\/p|\/li|\/blockquote|\/div)\b[^>]*>/gi, (tag) => `\n${tag}`)
  const text = sanitizeHtml(lines, { allowedTags: [], allowedAttributes: {}, disallowedTagsMode: 'discard' })
  return shortened(unescaped(text), LONGEST)
}

/** Somebody's name as it can be shown in one line. */
export const plainName = (name: string): string =>
  shortened(plainWords(name).replace(/\s+/g, ' '), LONGEST_NAME)

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
}

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)

const shortened = (text: string, longest: number): string => {
  const tidy = text
    .replace(UNSEEN, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const letters = Array.from(tidy)
  return letters.length <= longest ? tidy : `${letters.slice(0, longest - 1).join('')}…`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Our own words as the HTML that other servers show: paragraphs, line ends and addresses. */
export function htmlWords(words: string): string {
  return words
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${linked(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/gi)
    .map((part, at) => (at % 2 === 0 ? escaped(part) : `<a href="${escaped(part)}">${escaped(part)}</a>`))
    .join('')
}
