/** One line of a table as text: its number in the file, from 1, and its fields. */
export interface CsvLine {
  readonly line: number
  readonly fields: readonly string[]
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * A table as spreadsheets write it (RFC 4180: quotes, doubled quotes and line breaks in quotes), parted by whichever of
 * comma, semicolon and tab its first line has most of. Empty lines are left out; a quote left open ends with the text.
 */
export function readCsv(text: string): CsvLine[] {
  return parse(text).lines
}

/** The line on which a quote is opened that never closes, and so swallows the rest of the text; null where all close. */
export function openQuoteIn(text: string): number | null {
  return parse(text).openQuote
}

function parse(text: string): { lines: CsvLine[]; openQuote: number | null } {
  const plain = text.replace(/^\uFEFF/, '')
  const [head = ''] = plain.split(/\r?\n/, 1)
  const delimiter = DELIMITERS.reduce((best, each) => (count(head, each) > count(head, best) ? each : best))
  const lines: CsvLine[] = []
  let line = 1
  let began = 1
  let field = ''
  let fields: string[] = []
  let isQuoted = false
  let quotedFrom = 1
  const endLine = () => {
    fields.push(field.trim())
    if (fields.some((each) => each !== '')) lines.push({ line: began, fields })
    fields = []
    field = ''
  }
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at]!
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') field += character
      else if (plain[at + 1] === '"') field += plain[at++]
      else isQuoted = false
    } else if (character === '"' && field.trim() === '') {
      field = ''
      isQuoted = true
      quotedFrom = line
    } else if (character === delimiter) {
      fields.push(field.trim())
      field = ''
    } else if (character === '\n') {
      endLine()
      began = line
    } else if (character !== '\r') field += character
  }
  if (field !== '' || fields.length > 0) endLine()
  return { lines, openQuote: isQuoted ? quotedFrom : null }
}

const count = (text: string, part: string): number => text.split(part).length - 1
