import { toIso } from '@stagedoor/core/time'
import { say } from '@stagedoor/core/words'
import { makePdf, type PdfBlock, type PdfFact } from '../../plant/pdf/index.ts'
import type { EvidenceSheet } from '../case-file/index.ts'
import type { Report, ReportedMatter, ReportedSubject } from './gather-report.ts'

/** A report on paper, in the order in which an insurer's counsel reads it: what, the answer, each subject with its evidence, the log. */
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
      { kind: 'heading', level: 2, text: words('summary', {}) },
      {
        kind: 'table',
        columns: [
          { head: words('of', {}), share: 3 },
          { head: words('verdict', {}), share: 2 },
          { head: words('reason', {}), share: 5 },
        ],
        rows: matters.map(({ matter, said }) => [
          [matter.title, matter.version ?? ''].filter((part) => part !== '').join(', '),
          said.headline,
          [said.reason, said.when].filter((part) => part !== '').join(' '),
        ]),
      },
      ...matters.flatMap((matter) => matterBlocks(matter, report)),
      ...logBlocks(report),
    ],
  })
}

type Words = ReturnType<typeof wordsIn>

function wordsIn(locale: string) {
  return <Key extends ReportKey>(key: Key, words: Parameters<typeof say<`report.${Key}`>>[2]) =>
    say(locale, `report.${key}`, words)
}

type ReportKey =
  | 'title'
  | 'page'
  | 'not-advice'
  | 'summary'
  | 'of'
  | 'verdict'
  | 'reason'
  | 'production'
  | 'made'
  | 'made-by'
  | 'log-head'
  | 'file-digest'
  | 'question'
  | 'evidence'
  | 'evidence-digest'
  | 'horizon'
  | 'subject'
  | 'where'
  | 'status'
  | 'prominence'
  | 'credit'
  | 'no-evidence'
  | 'wholes'
  | 'log'
  | 'log-number'
  | 'log-at'
  | 'log-said'
  | 'log-hash'
  | 'log-entry'
  | 'verify'
  | 'whole'
  | 'broken'
  | 'broken-foot'

function titleFacts(report: Report): readonly PdfFact[] {
  const { order, proof, speaking } = report
  const words = wordsIn(speaking.locale)
  return [
    [words('production', {}), order.production.title],
    [words('made', {}), toIso(order.now)],
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

function matterBlocks(reported: ReportedMatter, { speaking }: Report): readonly PdfBlock[] {
  const words = wordsIn(speaking.locale)
  const { matter, case: found, question, said, subjects, wholes, reasons } = reported
  const version = matter.version === null ? '' : `, ${matter.version}`
  const facts: readonly PdfFact[] = [
    [words('question', {}), question],
    [words('verdict', {}), [said.headline, said.reason, said.when].filter((part) => part !== '').join('. ')],
    [words('horizon', {}), said.horizon],
    [words('file-digest', {}), matter.digest ?? ''],
    [words('evidence', {}), String(found.verdict.evidenceVersion)],
    [words('evidence-digest', {}), found.evidenceDigest],
  ]
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 2, text: `${matter.title}${version}` },
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, entries: reasons }]),
    ...(subjects.length === 0 ? [] : [summaryOf(subjects, words)]),
    ...subjects.flatMap((subject) => subjectBlocks(subject, words)),
    ...(wholes.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 3 as const, text: words('wholes', {}) },
          ...wholes.flatMap((sheet) => sheetBlocks(sheet, words)),
        ]),
  ]
}

function summaryOf(subjects: readonly ReportedSubject[], words: Words): PdfBlock {
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
  { subject, where, prominence, status, reasons, sheets, credits }: ReportedSubject,
  words: Words,
): readonly PdfBlock[] {
  const facts: readonly PdfFact[] = [
    [words('status', {}), status],
    [words('where', {}), where.join('; ')],
    [words('prominence', {}), prominence],
    [words('credit', {}), credits.join('; ')],
  ]
  return [
    { kind: 'heading', level: 3, text: `${subject.name} (${subject.kind.replaceAll('-', ' ')})` },
    { kind: 'facts', facts: facts.filter(([, value]) => value !== '') },
    ...(reasons.length === 0 ? [] : [{ kind: 'list' as const, entries: reasons }]),
    ...(sheets.length === 0
      ? [{ kind: 'paragraph' as const, text: words('no-evidence', {}), small: true }]
      : sheets.flatMap((sheet) => sheetBlocks(sheet, words))),
  ]
}

function sheetBlocks({ said, facts, mark }: EvidenceSheet, words: Words): readonly PdfBlock[] {
  const logged: readonly PdfFact[] =
    mark === null ? [] : [[words('log-entry', {}), `${mark.number}, ${toIso(mark.at)}, ${mark.hash}`]]
  const all = [...facts, ...logged]
  return [
    { kind: 'paragraph', text: [{ text: said, bold: true }] },
    ...(all.length === 0 ? [] : [{ kind: 'facts' as const, facts: all }]),
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
