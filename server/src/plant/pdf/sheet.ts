import PDFKit from 'pdfkit'
import type { PdfDocument, PdfRun } from './blocks.ts'
import { type Line, linesOf } from './lines.ts'
import { drawable, TYPEFACE } from './typeface.ts'

type Structure = PDFKit.PDFStructureElement

const MARGIN = 56
const FOOT = 44
const LEADING = 1.38

/** The sheets of a document while they are written: where the next line goes, and how one is set. */
export class Sheets {
  readonly doc: InstanceType<typeof PDFKit>
  readonly left = MARGIN
  readonly width: number
  readonly #bottom: number
  readonly #root: Structure
  y = MARGIN

  constructor({ title, language, madeAt }: PdfDocument) {
    const at = new Date(madeAt)
    this.doc = new PDFKit({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      tagged: true,
      pdfVersion: '1.7',
      lang: language,
      displayTitle: true,
      info: { Title: title, Producer: 'Stagedoor', Creator: 'Stagedoor', CreationDate: at, ModDate: at },
    })
    this.doc.registerFont('regular', TYPEFACE.regular)
    this.doc.registerFont('bold', TYPEFACE.bold)
    this.width = this.doc.page.width - 2 * MARGIN
    this.#bottom = this.doc.page.height - MARGIN - FOOT / 2
    this.#root = this.doc.struct('Document')
    this.doc.addStructure(this.#root)
  }

  /** How much of the page is left, in points. */
  get room(): number {
    return this.#bottom - this.y
  }

  newPage(): void {
    this.doc.addPage()
    this.y = MARGIN
  }

  /** Goes over the page unless so many points are left. */
  keep(height: number): void {
    if (this.room < height && this.y > MARGIN) this.newPage()
  }

  /** Draws as one element of the document's structure, which screen readers go by. */
  tagged(type: string, draw: () => void, alt?: string): void {
    const element = this.doc.struct(type, alt === undefined ? {} : { alt: drawable(alt) }, draw)
    this.#root.add(element)
    element.end()
  }

  /** Draws what is no part of the text: rules, shades, feet of pages. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', {})
    draw()
    this.doc.endMarkedContent()
  }

  /** Breaks runs into lines of a size and width. */
  lines(runs: readonly PdfRun[], { size, width }: { size: number; width: number }): readonly Line[] {
    const clean = runs.map(({ text, bold }) => ({ text: drawable(text), bold }))
    return linesOf(clean, width, (text, bold) =>
      this.doc.font(bold ? 'bold' : 'regular', size).widthOfString(text),
    )
  }

  /** Sets one line with its top at `y`. */
  setLine(line: Line, { x, y, size }: { x: number; y: number; size: number }): void {
    let at = x
    for (const { text, bold } of line) {
      this.doc.font(bold ? 'bold' : 'regular', size)
      this.doc.text(text, at, y, { lineBreak: false })
      at += this.doc.widthOfString(text)
    }
  }

  /** Sets lines one below the other from where the sheet stands, over as many pages as they need. */
  setLines(lines: readonly Line[], { x, size }: { x: number; size: number }): void {
    for (const line of lines) {
      this.keep(lineHeight(size))
      this.setLine(line, { x, y: this.y, size })
      this.y += lineHeight(size)
    }
  }
}

/** The distance from line to line at a size. */
export function lineHeight(size: number): number {
  return size * LEADING
}

/** A text as runs in one weight. */
export function runsOf(text: string | readonly PdfRun[], bold = false): readonly PdfRun[] {
  return typeof text === 'string' ? [{ text, bold }] : text
}
