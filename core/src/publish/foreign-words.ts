// The longest comment that is kept.
const LONGEST_COMMENT = 5_000

const MOST_MARKS = 4
// What turns the direction of a line around, or hides in it: shown by its number, so that it does nothing.
const UNSEEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const PILED = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')

/**
 * Words that somebody else wrote, as plain text that does nothing: composed, control characters and turns of direction
 * shown instead of obeyed, piles of accents cut down, at most so many code points. Doing it twice changes nothing.
 */
export function foreignWords(text: string, most = LONGEST_COMMENT): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, (one) => (one === '\n' ? one : shown(one)))
    .replace(UNSEEN, shown)
    .replace(PILED, '$1')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
  const points = Array.from(plain)
  return points.length <= most
    ? plain
    : `${points
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const shown = (one: string): string =>
  `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/** An address that somebody else gave, if it is one of the web and of a sane length; never followed by the house. */
export function foreignAddress(address: string | null): string | null {
  if (address === null || address.length > 2_000 || !URL.canParse(address)) return null
  const { protocol, username, password, href } = new URL(address)
  return protocol === 'https:' && username === '' && password === '' ? href : null
}

/** Whether two texts read the same: spaces, line ends and composition aside. */
export function readsTheSame(one: string, other: string): boolean {
  return evened(one) === evened(other)
}

const evened = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
