/** Documents on paper: plain blocks in, the bytes of a PDF out, the same bytes for the same blocks. */
export { makePdf } from './make-pdf.ts'
export type { PdfBlock, PdfDocument, PdfFact, PdfRun } from './blocks.ts'
