import type { PdfBlock } from './blocks.ts'
import type { Line } from './lines.ts'
import { lineHeight, runsOf, type Sheets } from './sheet.ts'

const SIZE = 8
const PAD = 4

type Table = Extract<PdfBlock, { kind: 'table' }>

/** Sets a table; a row goes on over the page where it must, and each page begins with the heads. */
export function drawTable(sheets: Sheets, { columns, rows }: Table): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (sheets.width * share) / shares)
  const cells = (texts: readonly string[], bold: boolean) =>
    widths.map((width, column) =>
      sheets.lines(runsOf(texts[column] ?? '', bold), { size: SIZE, width: width - 2 * PAD }),
    )
  const heads = cells(
    columns.map(({ head }) => head),
    true,
  )
  const place = { widths, heads }
  sheets.keep(heightOf(heads) + lineHeight(SIZE) + 2 * PAD)
  drawHeads(sheets, place)
  for (const row of rows) drawRow(sheets, cells(row, false), place)
  sheets.y += 8
}

interface Place {
  readonly widths: readonly number[]
  readonly heads: readonly (readonly Line[])[]
}

function drawRow(sheets: Sheets, row: readonly (readonly Line[])[], place: Place): void {
  let rest = row
  while (rest.some((cell) => cell.length > 0)) {
    const fitting = Math.floor((sheets.room - 2 * PAD) / lineHeight(SIZE))
    const tallest = Math.max(...rest.map((cell) => cell.length))
    // A row that would leave fewer than two lines at the foot of a page begins on the next one.
    if (fitting < Math.min(tallest, 2)) {
      sheets.newPage()
      drawHeads(sheets, place)
      continue
    }
    drawCells(
      sheets,
      rest.map((cell) => cell.slice(0, fitting)),
      { type: 'TD', widths: place.widths },
    )
    rest = rest.map((cell) => cell.slice(fitting))
  }
}

function drawHeads(sheets: Sheets, { heads, widths }: Place): void {
  sheets.artifact(() => {
    sheets.doc.rect(sheets.left, sheets.y, sheets.width, heightOf(heads)).fill('#ece8e1')
    sheets.doc.fillColor('#16130f')
  })
  drawCells(sheets, heads, { type: 'TH', widths })
}

function drawCells(
  sheets: Sheets,
  cells: readonly (readonly Line[])[],
  { type, widths }: { type: 'TH' | 'TD'; widths: readonly number[] },
): void {
  const top = sheets.y
  let x = sheets.left
  for (const [column, cell] of cells.entries()) {
    const at = x + PAD
    sheets.tagged(type === 'TH' ? 'TH' : 'TD', () => {
      for (const [row, line] of cell.entries())
        sheets.setLine(line, { x: at, y: top + PAD + row * lineHeight(SIZE), size: SIZE })
    })
    x += widths[column] ?? 0
  }
  sheets.y = top + heightOf(cells)
  sheets.artifact(() =>
    sheets.doc
      .moveTo(sheets.left, sheets.y)
      .lineTo(sheets.left + sheets.width, sheets.y)
      .lineWidth(0.5)
      .stroke('#c9c2b6'),
  )
}

function heightOf(cells: readonly (readonly Line[])[]): number {
  return Math.max(1, ...cells.map((cell) => cell.length)) * lineHeight(SIZE) + 2 * PAD
}
