import { graphemesOf } from '../production/index.ts'

/** The longest writing, in characters as a reader counts them. */
export const LONGEST_WRITING = 2000

/** What typed words are: fit to be kept, or why not. */
export type WordsCheck =
  | { readonly kind: 'fit'; readonly words: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly longest: number }

// Controls, and marks that turn or hide what stands beside them. Joiners stay: emoji and several scripts need them.
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164]/gu
const NOTHING = /^[\s\u200c\u200d]*$/

/**
 * Makes typed words fit to be kept: composed (NFC), without controls and marks that reorder or hide letters, no more than
 * two line ends in a row. A character may carry eight marks; towers of them are cut.
 */
export function checkWords(typed: string): WordsCheck {
  // Code units are bounded before anything is counted: a character may be a tower of any height.
  if (typed.length > LONGEST_WRITING * 16) return { kind: 'too-long', longest: LONGEST_WRITING }
  const words = typed
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/(\p{M}{8})\p{M}+/gu, '$1')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (NOTHING.test(words)) return { kind: 'empty' }
  return graphemesOf(words).length > LONGEST_WRITING
    ? { kind: 'too-long', longest: LONGEST_WRITING }
    : { kind: 'fit', words }
}
