import type { Instant } from '@stagedoor/core/time'

/** A stretch of a paragraph in one weight. */
export interface PdfRun {
  readonly text: string
  readonly bold: boolean
}

/** A name and what stands for it, side by side. */
export type PdfFact = readonly [name: string, value: string]

/** One thing on the paper, set below the one before; what does not fit goes on over the page. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string | readonly PdfRun[]; readonly small?: boolean }
  | { readonly kind: 'list'; readonly entries: readonly (string | readonly PdfRun[])[] }
  | { readonly kind: 'facts'; readonly facts: readonly PdfFact[] }
  /** Columns share the width by their `share`; the heads stand again at the top of every page. */
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly head: string; readonly share: number }[]
      readonly rows: readonly (readonly string[])[]
    }
  /** A PNG or a JPEG, no wider than the page and no higher than `height` points. */
  | { readonly kind: 'picture'; readonly bytes: Buffer; readonly alt: string; readonly height: number }
  /** Strokes as the path of an SVG in its own coordinates, as a signature is drawn. */
  | {
      readonly kind: 'strokes'
      readonly path: string
      readonly width: number
      readonly height: number
      readonly alt: string
    }
  | { readonly kind: 'line' }
  | { readonly kind: 'page-break' }

/** A document: its blocks, and what stands at the foot of each of its pages. */
export interface PdfDocument {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** The moment in the file's own facts; an argument, so that equal documents are equal bytes. */
  readonly madeAt: Instant
  /** At the foot of each page, beside its number: a digest, the name of the production. */
  readonly foot: string
  /** How a page says its number, with `{page}` and `{pages}`. */
  readonly pageNumber: string
  readonly blocks: readonly PdfBlock[]
}
