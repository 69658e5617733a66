/**
 * Writes a list by RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it, and so does
 * one that only looks as if it had got one: `armed` takes it away again, and nothing else.
 */
export function writeCsv(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/** A cell as it was before `writeCsv` disarmed it. */
export function armed(cell: string): string {
  return DISARMED.test(cell) ? cell.slice(1) : cell
}

// Full-width signs count as well: spreadsheets of East Asia read them as formulas.
const SIGNS = '[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]'
const DANGEROUS = new RegExp(`^'*${SIGNS}`)
const DISARMED = new RegExp(`^'+${SIGNS}`)

function cellOf(text: string): string {
  const safe = DANGEROUS.test(text) ? `'${text}` : text
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
