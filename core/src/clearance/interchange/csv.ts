/** A list as text: heads, and rows of cells, each with the line of the file on which it begins (from 1). */
export interface Csv {
  readonly heads: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
}

/**
 * Reads a list by RFC 4180: comma, semicolon or tab between cells, whichever the first line has most of; quotes around a cell that holds
 * one; any line ending; empty lines passed over. Throws RangeError for quotes that never close.
 */
export function readCsv(text: string): Csv {
  const clean = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(clean.slice(0, clean.search(/\r?\n|\r|$/)))
  const rows: { line: number; cells: string[] }[] = []
  let [cells, cell, line, begun]: [string[], string, number, number] = [[], '', 1, 1]
  let quoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== ''))
      rows.push({ line: begun, cells: cells.map((one) => one.trim()) })
    cells = []
    cell = ''
  }
  for (let at = 0; at < clean.length; at++) {
    const letter = clean[at] ?? ''
    if (letter === '\n' || (letter === '\r' && clean[at + 1] !== '\n')) line++
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (clean[at + 1] === '"') cell += clean[at++]
      else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (letter === separator) {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && clean[at + 1] === '\n') continue
      endRow()
      begun = line
    } else cell += letter
  }
  if (quoted) throw new RangeError(`the quotes that open on line ${begun} are never closed`)
  endRow()
  const [first, ...rest] = rows
  return { heads: first?.cells ?? [], rows: rest }
}

function separatorOf(firstLine: string): string {
  const count = (separator: string) => firstLine.split(separator).length
  return [',', ';', '\t'].reduce((most, one) => (count(one) > count(most) ? one : most))
}

/** Writes a list by RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function writeCsv(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
