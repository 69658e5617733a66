import type { PdfBlock } from '../../plant/pdf/index.ts'
import type { Report } from './gather-report.ts'
import {
  INDEX_HEADS,
  CUE_HEADS,
  OUTSTANDING_HEADS,
  cueRows,
  indexRows,
  outstandingRows,
} from './report-lists.ts'
import type { ReportWords } from './report-words.ts'

/** What is outstanding, before anything else. */
export function outstandingBlocks(report: Report, words: ReportWords): readonly PdfBlock[] {
  const heading = { kind: 'heading', level: 2, text: words('outstanding', {}) } as const
  if (report.outstanding.length === 0)
    return [heading, { kind: 'paragraph', text: words('outstanding.none', {}) }]
  return [
    heading,
    { kind: 'paragraph', text: words('outstanding.says', {}), small: true },
    tableOf(words, shared(OUTSTANDING_HEADS, [3, 5, 5, 2]), outstandingRows(report)),
  ]
}

/** Each answer in a line. */
export function summaryBlocks({ matters }: Report, words: ReportWords): readonly PdfBlock[] {
  return [
    { kind: 'heading', level: 2, text: words('summary', {}) },
    tableOf(
      words,
      shared(['of', 'verdict', 'reason'], [3, 2, 5]),
      matters.map(({ title, said }) => [
        title,
        said.headline,
        [said.reason, said.when].filter((part) => part !== '').join(' '),
      ]),
    ),
  ]
}

/** The music cue sheet of the cuts. */
export function cueBlocks(report: Report, words: ReportWords): readonly PdfBlock[] {
  if (report.matters.every((matter) => matter.case.kind !== 'cut')) return []
  const heading = { kind: 'heading', level: 2, text: words('cues', {}) } as const
  if (report.cues.length === 0) return [heading, { kind: 'paragraph', text: words('cues.none', {}) }]
  return [
    heading,
    { kind: 'paragraph', text: words('cues.says', {}), small: true },
    tableOf(words, shared(CUE_HEADS, [3, 3, 3, 2, 3, 4, 4, 3]), cueRows(report)),
  ]
}

/** The index of evidence. */
export function indexBlocks(report: Report, words: ReportWords): readonly PdfBlock[] {
  return [
    { kind: 'heading', level: 2, text: words('evidence-index', {}) },
    tableOf(words, shared(INDEX_HEADS, [2, 4, 6, 6, 2, 5]), indexRows(report)),
  ]
}

const NOT_COVERED = ['marks', 'words', 'chain', 'music', 'unions', 'signers'] as const

/** What nobody should take the report to say. */
export function notCoveredBlocks(words: ReportWords): readonly PdfBlock[] {
  return [
    { kind: 'heading', level: 2, text: words('not-covered', {}) },
    { kind: 'list', entries: NOT_COVERED.map((key) => words(`not-covered.${key}`, {})) },
  ]
}

function tableOf(
  words: ReportWords,
  columns: readonly (readonly [Parameters<ReportWords>[0], number])[],
  rows: readonly (readonly string[])[],
): PdfBlock {
  return {
    kind: 'table',
    columns: columns.map(([head, share]) => ({ head: words(head as 'where', {}), share })),
    rows,
  }
}

function shared<Head>(
  heads: readonly Head[],
  shares: readonly number[],
): readonly (readonly [Head, number])[] {
  return heads.map((head, i) => [head, shares[i] ?? 1])
}
