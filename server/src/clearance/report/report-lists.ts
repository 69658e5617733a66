import { csvLine } from '../csv-line.ts'
import type { Report } from './gather-report.ts'
import { sayCopy } from './exhibits.ts'
import { wordsIn } from './report-words.ts'

/** The columns of what is outstanding. */
export const OUTSTANDING_HEADS = ['of', 'wanting', 'helps', 'frees-itself'] as const

/** What is outstanding, a line each. */
export function outstandingRows({ outstanding }: Report): readonly (readonly string[])[] {
  return outstanding.map(({ of, wanting, helps, endsAt }) => [of, wanting, helps.join('; '), endsAt])
}

/** The columns of the music cue sheet. */
export const CUE_HEADS = [
  'of',
  'cue',
  'cue-at',
  'cue-length',
  'cue-use',
  'cue-sync',
  'cue-master',
  'status',
] as const

/** The music cue sheet, a line for each cue. */
export function cueRows({ cues }: Report): readonly (readonly string[])[] {
  return cues.map(({ of, music, at, length, use, sync, master, status }) => [
    of,
    music,
    at,
    length,
    use,
    sync,
    master,
    status,
  ])
}

/** The columns of the index of evidence. */
export const INDEX_HEADS = [
  'exhibit-number',
  'exhibit-of',
  'exhibit-what',
  'exhibit-digest',
  'log-entry',
  'exhibit-carries',
] as const

/** The index of evidence, a line for each piece: its number, whom it is about, what it is, its digest, its log entry, what it carries. */
export function indexRows({ exhibits }: Report): readonly (readonly string[])[] {
  return [...exhibits.values()].map(({ name, sheet, paper, carries }) => [
    name,
    sheet.about,
    sheet.said,
    paper?.textDigest ?? '',
    sheet.mark === null ? '' : String(sheet.mark.number),
    carries.join('; '),
  ])
}

/** What is outstanding as CSV. */
export function outstandingAsCsv(report: Report): string {
  return csvOf(report, OUTSTANDING_HEADS, outstandingRows(report))
}

/** The music cue sheet as CSV. */
export function cuesAsCsv(report: Report): string {
  return csvOf(report, CUE_HEADS, cueRows(report))
}

/** The index of evidence as CSV, with where in the archive each signed copy lies. */
export function indexAsCsv(report: Report): string {
  const copies = [...report.exhibits.values()].map((exhibit) =>
    sayCopy(exhibit, report.file.names, report.speaking.locale),
  )
  return csvOf(
    report,
    [...INDEX_HEADS, 'signed-copy'],
    indexRows(report).map((row, i) => [...row, copies[i] ?? '']),
  )
}

function csvOf(
  { speaking }: Report,
  heads: readonly Parameters<ReturnType<typeof wordsIn>>[0][],
  rows: readonly (readonly string[])[],
): string {
  const words = wordsIn(speaking.locale)
  return [
    csvLine(heads.map((head) => words(head as 'where', {}))),
    ...rows.map((row) => csvLine(row)),
    '',
  ].join('\r\n')
}
