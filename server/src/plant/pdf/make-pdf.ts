import type { PdfDocument } from './blocks.ts'
import { drawBlock } from './draw-block.ts'
import { Sheets } from './sheet.ts'
import { drawable } from './typeface.ts'

const FOOT_SIZE = 7

/** Writes a document as a PDF: tagged for screen readers, its letters embedded, equal bytes for an equal document. */
export async function makePdf(document: PdfDocument): Promise<Buffer> {
  const sheets = new Sheets(document)
  const { doc } = sheets
  const chunks: Buffer[] = []
  const written = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve())
    doc.on('error', reject)
  })
  for (const block of document.blocks) drawBlock(sheets, block)
  drawFeet(sheets, document)
  doc.end()
  await written
  return Buffer.concat(chunks)
}

function drawFeet(sheets: Sheets, { foot, pageNumber }: PdfDocument): void {
  const { doc } = sheets
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // Below the margin the library would go over the page by itself.
    doc.page.margins.bottom = 0
    const y = doc.page.height - 38
    const number = pageNumber.replace('{page}', String(page - start + 1)).replace('{pages}', String(count))
    sheets.artifact(() => {
      doc.font('regular', FOOT_SIZE).fillColor('#5c554b')
      doc.text(drawable(foot), sheets.left, y, { lineBreak: false })
      const width = doc.widthOfString(number)
      doc.text(number, sheets.left + sheets.width - width, y, { lineBreak: false })
    })
  }
}
