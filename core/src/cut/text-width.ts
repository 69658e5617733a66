import { graphemesOf } from '../production/index.ts'

// East Asian wide letters and pictures take two columns (Unicode UAX 11, by blocks).
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** How wide a text is, in columns of a Latin letter. */
export function widthOf(text: string): number {
  return graphemesOf(text).reduce((sum, grapheme) => sum + (WIDE.test(grapheme) ? 2 : 1), 0)
}

/**
 * Breaks one line of text into lines no wider than `widest` columns: at spaces where there are any, between wide
 * letters, and inside a word only when the word alone is too wide. Joined again, nothing but spaces is lost.
 */
export function breakAnywhere(text: string, widest: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, widest)) {
    const longer = line + piece
    if (line !== '' && widthOf(longer.trim()) > widest) {
      lines.push(line.trim())
      line = piece.trimStart()
    } else line = longer
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

// A piece is a word with the spaces before it; wide letters are pieces of their own, as are the letters of a word too wide.
function piecesOf(text: string, widest: number): readonly string[] {
  return (text.match(/\s*\S+/gu) ?? []).flatMap((word) => {
    const graphemes = graphemesOf(word)
    if (widthOf(word.trim()) <= widest && !graphemes.some((grapheme) => WIDE.test(grapheme))) return [word]
    return graphemes
  })
}
