import type { PdfRun } from './blocks.ts'

/** How wide a text is, in points, in one weight of the size at hand. */
export type Measure = (text: string, bold: boolean) => number

/** One line of set text. */
export type Line = readonly PdfRun[]

interface Word extends PdfRun {
  readonly spaced: boolean
}

/** Breaks runs into lines of a width: at spaces, at line ends, and inside a word only where it is wider than the line. */
export function linesOf(runs: readonly PdfRun[], width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = []
  let line: PdfRun[] = []
  let filled = 0
  const end = () => {
    lines.push(joined(line))
    line = []
    filled = 0
  }
  for (const word of wordsOf(runs)) {
    if (word.text === '\n') {
      end()
      continue
    }
    for (const piece of piecesOf(word, width, measure)) {
      const spaced = piece.spaced && line.length > 0
      const needs = measure(spaced ? ` ${piece.text}` : piece.text, piece.bold)
      if (line.length > 0 && filled + needs > width) {
        end()
        line.push({ text: piece.text, bold: piece.bold })
        filled = measure(piece.text, piece.bold)
      } else {
        line.push({ text: spaced ? ` ${piece.text}` : piece.text, bold: piece.bold })
        filled += needs
      }
    }
  }
  if (line.length > 0 || lines.length === 0) end()
  return lines
}

function wordsOf(runs: readonly PdfRun[]): readonly Word[] {
  let spaced = false
  return runs.flatMap(({ text, bold }) =>
    [...text.matchAll(/\n| +|[^ \n]+/g)].flatMap(([part]) => {
      if (part.startsWith(' ')) {
        spaced = true
        return []
      }
      const word = { text: part, bold, spaced }
      spaced = false
      return [word]
    }),
  )
}

function piecesOf(word: Word, width: number, measure: Measure): readonly Word[] {
  if (measure(word.text, word.bold) <= width) return [word]
  const pieces: Word[] = []
  let piece = ''
  for (const letter of word.text) {
    if (piece !== '' && measure(piece + letter, word.bold) > width) {
      pieces.push({ text: piece, bold: word.bold, spaced: pieces.length === 0 && word.spaced })
      piece = ''
    }
    piece += letter
  }
  return [...pieces, { text: piece, bold: word.bold, spaced: pieces.length === 0 && word.spaced }]
}

function joined(line: readonly PdfRun[]): Line {
  const [first, ...rest] = line
  if (first === undefined) return []
  return rest.reduce<PdfRun[]>(
    (runs, run) => {
      const last = runs.at(-1)
      return last !== undefined && last.bold === run.bold
        ? [...runs.slice(0, -1), { text: last.text + run.text, bold: run.bold }]
        : [...runs, run]
    },
    [first],
  )
}
