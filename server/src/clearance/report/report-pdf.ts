import { toIso } from '@stagedoor/core/time'
import { makePdf, type PdfBlock, type PdfFact } from '../../plant/pdf/index.ts'
import { sayBothWays } from '../case-file/index.ts'
import { type Exhibit, sayCopy } from './exhibits.ts'
import type { Report } from './gather-report.ts'
import { cueBlocks, indexBlocks, notCoveredBlocks, outstandingBlocks, summaryBlocks } from './pdf-lists.ts'
import type { ReportedMatter, ReportedSubject } from './reported-matter.ts'
import { type ReportWords, sayStanding, sayWho, wordsIn } from './report-words.ts'

/**
 * A report on paper, in the order in which an insurer's counsel reads it: what it is on, what is outstanding, each answer
 * in a line, the music, each thing with who is in it and on what they stand, the evidence, what is not covered, the log.
 */
export function reportAsPdf(report: Report): Promise<Buffer> {
  const { order, matters, speaking } = report
  const words = wordsIn(speaking.locale)
  return makePdf({
    title: words('title', { of: order.title }),
    language: speaking.locale,
    madeAt: order.now,
    foot: `${order.production.title} · ${headOf(report)}`,
    pageNumber: words('page', { page: '{page}', pages: '{pages}' }),
    blocks: [
      { kind: 'heading', level: 1, text: words('title', { of: order.title }) },
      { kind: 'facts', facts: titleFacts(report) },
      { kind: 'paragraph', text: words('not-advice', {}), small: true },
      { kind: 'paragraph', text: words('times', { zone: order.production.zone }), small: true },
      ...outstandingBlocks(report, words),
      ...summaryBlocks(report, words),
      ...cueBlocks(report, words),
      ...matters.flatMap((matter) => matterBlocks(matter, report)),
      ...exhibitBlocks(report, words),
      ...notCoveredBlocks(words),
      ...logBlocks(report),
    ],
  })
}

function titleFacts(report: Report): readonly PdfFact[] {
  const { order, proof, speaking } = report
  const words = wordsIn(speaking.locale)
  return [
    [words('production', {}), order.production.title],
    [words('made', {}), sayBothWays(order.now, speaking)],
    [words('made-by', {}), order.by],
    [
      words('log', {}),
      proof.kind === 'whole'
        ? words('whole', { count: proof.entries })
        : words('broken', { number: proof.atSeq, because: proof.because }),
    ],
    [words('log-head', {}), headOf(report)],
  ]
}

function headOf({ proof, speaking }: Report): string {
  const words = wordsIn(speaking.locale)
  return proof.kind === 'whole' ? (proof.head ?? '') : words('broken-foot', { number: proof.atSeq })
}

function matterBlocks(reported: ReportedMatter, report: Report): readonly PdfBlock[] {
  const { speaking, exhibits } = report
  const words = wordsIn(speaking.locale)
  const { matter, title, case: found, question, said, edits, looks, subjects, wholes, reasons } = reported
  const facts: readonly PdfFact[] = [
    [words('question', {}), question],
    [
      words('verdict', {}),
      [`${said.headline}.`, said.reason, said.when].filter((part) => part !== '').join(' '),
    ],
    [words('horizon', {}), said.horizon],
    [words('file-digest', {}), matter.digest ?? ''],
    [words('edits', {}), edits.join('; ')],
    [words('looked', {}), looks.join('; ')],
    [words('evidence', {}), String(found.verdict.evidenceVersion)],
    [words('evidence-digest', {}), found.evidenceDigest],
  ]
  const rules = wholes.map(({ sheet, binds }) =>
    words(binds ? 'binds' : 'binds-not', { said: sheet.said, exhibit: exhibits.get(sheet.id)?.name ?? '' }),
  )
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 2, text: title },
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, entries: reasons }]),
    ...(subjects.length === 0 ? [] : [subjectTable(subjects, words)]),
    ...subjects.flatMap((subject) => subjectBlocks(subject, report, words)),
    ...(wholes.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 3 as const, text: words('wholes', {}) },
          { kind: 'list' as const, entries: rules },
        ]),
  ]
}

function subjectTable(subjects: readonly ReportedSubject[], words: ReportWords): PdfBlock {
  return {
    kind: 'table',
    columns: [
      { head: words('subject', {}), share: 3 },
      { head: words('where', {}), share: 5 },
      { head: words('status', {}), share: 2 },
    ],
    rows: subjects.map(({ subject, where, status }) => [
      `${subject.name} (${subject.kind.replaceAll('-', ' ')})`,
      where.join('; '),
      status,
    ]),
  }
}

function subjectBlocks(
  reported: ReportedSubject,
  { exhibits, speaking }: Report,
  words: ReportWords,
): readonly PdfBlock[] {
  const { where, prominence, certainty, status, stands, reasons, sheets, credits } = reported
  const facts: readonly PdfFact[] = [
    [words('status', {}), status],
    [
      words('stands-on', {}),
      stands.map((standing) => sayStanding(standing, exhibits, speaking.locale)).join('; '),
    ],
    [words('where', {}), where.join('; ')],
    [
      words('prominence', {}),
      [prominence, certainty === 'unsure' ? certainty : ''].filter(Boolean).join(', '),
    ],
    [words('credit', {}), credits.join('; ')],
  ]
  const evidence = sheets.map(({ id, said }) => `${exhibits.get(id)?.name ?? ''}: ${said}`)
  return [
    { kind: 'heading', level: 3, text: sayWho(reported, speaking) },
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, entries: reasons }]),
    ...(evidence.length === 0
      ? [{ kind: 'paragraph' as const, text: words('no-evidence', {}), small: true }]
      : [{ kind: 'list' as const, entries: evidence }]),
  ]
}

function exhibitBlocks(report: Report, words: ReportWords): readonly PdfBlock[] {
  if (report.exhibits.size === 0) return []
  return [
    { kind: 'page-break' },
    ...indexBlocks(report, words),
    { kind: 'heading', level: 2, text: words('exhibits', {}) },
    ...[...report.exhibits.values()].flatMap((exhibit) => sheetBlocks(exhibit, report, words)),
  ]
}

function sheetBlocks(exhibit: Exhibit, { file, speaking }: Report, words: ReportWords): readonly PdfBlock[] {
  const { name, sheet, metIn, carries } = exhibit
  const { said, facts, mark, about } = sheet
  const own: readonly PdfFact[] = [
    [words('signed-copy', {}), sayCopy(exhibit, file.names, speaking.locale)],
    [
      words('log-entry', {}),
      mark === null
        ? ''
        : [mark.number, mark.by ?? '', toIso(mark.at), mark.hash].filter((part) => part !== '').join(', '),
    ],
    [words('exhibit-used', {}), metIn.join('; ')],
    [words('exhibit-carries', {}), carries.join('; ')],
  ]
  return [
    { kind: 'heading', level: 3, text: words('exhibit', { exhibit: name, about }) },
    { kind: 'paragraph', text: [{ text: said, bold: true }] },
    { kind: 'facts', facts: [...facts, ...own.filter(([, value]) => value !== '')] },
  ]
}

function logBlocks({ log, speaking }: Report): readonly PdfBlock[] {
  const words = wordsIn(speaking.locale)
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 2, text: words('log', {}) },
    { kind: 'paragraph', text: words('verify', {}) },
    {
      kind: 'table',
      columns: [
        { head: words('log-number', {}), share: 1 },
        { head: words('log-at', {}), share: 3 },
        { head: words('log-said', {}), share: 5 },
        { head: words('log-hash', {}), share: 3 },
      ],
      rows: log.map(({ entry, said, by }) => [
        String(entry.seq),
        new Date(entry.at).toISOString(),
        `${said} (${by})`,
        entry.hash,
      ]),
    },
  ]
}
