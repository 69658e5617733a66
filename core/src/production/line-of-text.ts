// Controls, marks that reorder or hide text, line separators and the fillers that look like nothing.
// The two joiners stay: emoji, Persian and several Indian scripts are spelt with them.
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164]/gu
const ONLY_JOINERS = /^[\u200c\u200d\s]*$/

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Splits text into what a reader counts as characters (Unicode extended grapheme clusters). */
export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), (cluster) => cluster.segment)
}

/**
 * One line of text that a person typed, made safe to show anywhere: composed (NFC), without controls or marks
 * that reorder or hide letters, spaces joined, at most `longest` characters as a reader counts them.
 */
export function lineOfText(typed: string, longest: number): string {
  // A character may carry any number of marks, so code units are bounded too.
  const plain = typed
    .slice(0, longest * 64)
    .toWellFormed()
    .replace(/\s/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ +/g, ' ')
    .normalize('NFC')
  const line = graphemesOf(plain.trim())
    .slice(0, longest)
    .join('')
    .slice(0, longest * 16)
    .toWellFormed()
    .trim()
  return ONLY_JOINERS.test(line) ? '' : line
}
