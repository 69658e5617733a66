import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const require = createRequire(import.meta.url)
const fileOf = (name: string) => readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/** DejaVu Sans Condensed: Latin with every diacritic, Greek, Cyrillic and more, free to embed. */
export const TYPEFACE = {
  regular: fileOf('DejaVuSansCondensed'),
  bold: fileOf('DejaVuSansCondensed-Bold'),
}

const drawn = create(TYPEFACE.regular) as Font

/**
 * A text as the typeface can draw it: composed letters, and a letter it has not as its code point, so that a name is
 * never printed as a row of empty boxes.
 */
export function drawable(text: string): string {
  return Array.from(text.normalize('NFC').replaceAll(/[\t\r\v\f]/g, ' '))
    .map((letter) => (letter === '\n' || isDrawn(letter) ? letter : codeOf(letter)))
    .join('')
}

function isDrawn(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x20 && drawn.hasGlyphForCodePoint(code)
}

function codeOf(letter: string): string {
  return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
