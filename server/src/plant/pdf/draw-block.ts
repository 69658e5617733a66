import type { PdfBlock, PdfFact, PdfRun } from './blocks.ts'
import { drawTable } from './draw-table.ts'
import { lineHeight, runsOf, type Sheets } from './sheet.ts'

const BODY = 10
const SMALL = 8
const HEADING = { 1: 18, 2: 13, 3: 11 } as const
const NAME_SHARE = 0.3

/** Sets one block where the sheet stands. */
export function drawBlock(sheets: Sheets, block: PdfBlock): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheets, block)
    case 'paragraph':
      return drawParagraph(sheets, runsOf(block.text), block.small === true ? SMALL : BODY)
    case 'list':
      return block.entries.forEach((entry) => drawEntry(sheets, runsOf(entry)))
    case 'facts':
      return drawFacts(sheets, block.facts)
    case 'table':
      return drawTable(sheets, block)
    case 'picture':
      return drawPicture(sheets, block)
    case 'strokes':
      return drawStrokes(sheets, block)
    case 'line':
      return drawRule(sheets)
    case 'page-break':
      return sheets.newPage()
  }
}

function drawHeading(sheets: Sheets, { level, text }: Extract<PdfBlock, { kind: 'heading' }>): void {
  const size = HEADING[level]
  const lines = sheets.lines(runsOf(text, true), { size, width: sheets.width })
  if (level > 1) sheets.y += size / 2
  // A heading never stands alone at the foot of a page.
  sheets.keep(lines.length * lineHeight(size) + 3 * lineHeight(BODY))
  sheets.tagged(`H${level}`, () => sheets.setLines(lines, { x: sheets.left, size }))
  sheets.y += size / 3
}

function drawParagraph(sheets: Sheets, runs: readonly PdfRun[], size: number): void {
  const lines = sheets.lines(runs, { size, width: sheets.width })
  sheets.keep(Math.min(lines.length, 2) * lineHeight(size))
  sheets.tagged('P', () => sheets.setLines(lines, { x: sheets.left, size }))
  sheets.y += size * 0.7
}

function drawEntry(sheets: Sheets, runs: readonly PdfRun[]): void {
  const indent = 14
  const lines = sheets.lines(runs, { size: BODY, width: sheets.width - indent })
  sheets.keep(lineHeight(BODY))
  sheets.tagged('LI', () => {
    sheets.setLine([{ text: '•', bold: false }], { x: sheets.left + 2, y: sheets.y, size: BODY })
    sheets.setLines(lines, { x: sheets.left + indent, size: BODY })
  })
  sheets.y += 4
}

function drawFacts(sheets: Sheets, facts: readonly PdfFact[]): void {
  const names = sheets.width * NAME_SHARE
  const size = 9
  for (const [name, value] of facts) {
    const nameLines = sheets.lines(runsOf(name, true), { size, width: names - 10 })
    const valueLines = sheets.lines(runsOf(value), { size, width: sheets.width - names })
    sheets.keep(Math.max(nameLines.length, Math.min(valueLines.length, 3)) * lineHeight(size))
    const top = sheets.y
    sheets.tagged('P', () => {
      sheets.setLines(nameLines, { x: sheets.left, size })
      const below = sheets.y
      sheets.y = top
      sheets.setLines(valueLines, { x: sheets.left + names, size })
      if (sheets.y > top) sheets.y = Math.max(sheets.y, below)
    })
    sheets.y += 3
  }
  sheets.y += 6
}

// The library has it and its types do not: the size of a picture before it is set.
interface OpensImages {
  openImage(bytes: Buffer): { readonly width: number; readonly height: number }
}

function drawPicture(sheets: Sheets, { bytes, alt, height }: Extract<PdfBlock, { kind: 'picture' }>): void {
  const image = (sheets.doc as unknown as OpensImages).openImage(bytes)
  const scale = Math.min(sheets.width / image.width, height / image.height, 1)
  const drawn = { width: image.width * scale, height: image.height * scale }
  sheets.keep(drawn.height)
  sheets.tagged('Figure', () => sheets.doc.image(image as never, sheets.left, sheets.y, drawn), alt)
  sheets.y += drawn.height + 6
}

function drawStrokes(sheets: Sheets, block: Extract<PdfBlock, { kind: 'strokes' }>): void {
  const scale = Math.min(220 / block.width, 90 / block.height)
  sheets.keep(block.height * scale)
  sheets.tagged(
    'Figure',
    () => {
      const { doc } = sheets
      doc.save()
      doc.translate(sheets.left, sheets.y).scale(scale)
      doc
        .lineCap('round')
        .lineJoin('round')
        .lineWidth(1.4 / scale)
      doc.path(block.path).stroke('#16130f')
      doc.restore()
    },
    block.alt,
  )
  sheets.y += block.height * scale + 6
}

function drawRule(sheets: Sheets): void {
  sheets.keep(16)
  sheets.artifact(() =>
    sheets.doc
      .moveTo(sheets.left, sheets.y + 4)
      .lineTo(sheets.left + sheets.width, sheets.y + 4)
      .lineWidth(0.7)
      .stroke('#c9c2b6'),
  )
  sheets.y += 14
}
