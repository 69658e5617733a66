/** Cells as one line of CSV (RFC 4180); one that a spreadsheet could take for a formula is disarmed by an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cellOf).join(',')
}

function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
