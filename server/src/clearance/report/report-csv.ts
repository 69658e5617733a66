import { toIso } from '@stagedoor/core/time'
import { say } from '@stagedoor/core/words'
import { csvLine } from '../csv-line.ts'
import type { EvidenceSheet } from '../case-file/index.ts'
import { clearsAtOf, validUntilOf } from '../verdict-rows.ts'
import type { Report } from './gather-report.ts'
import type { ReportedMatter, ReportedSubject } from './reported-matter.ts'
import { sayStanding } from './report-words.ts'

const HEAD = [
  'of',
  'version',
  'file sha-256',
  'question',
  'verdict',
  'valid until',
  'clears at',
  'evidence version',
  'evidence sha-256',
  'kind',
  'name',
  'where',
  'prominence',
  'certainty',
  'status',
  'stands on',
  'reason',
  'exhibit',
  'evidence',
  'says',
  'signed by',
  'signed',
  'media',
  'uses',
  'destinations',
  'territories',
  'window',
  'conditions',
  'text sha-256',
  'copy sha-256',
  'credit owed',
  'log entry',
  'log hash',
] as const

/** A report as CSV (RFC 4180): a line for every piece of evidence of every subject in every matter, one for a subject without any. */
export function reportAsCsv(report: Report): string {
  const lines = report.matters.flatMap((matter) => [
    ...matter.subjects.flatMap((subject) =>
      subject.sheets.length === 0
        ? [lineOf(matter, { subject, sheet: null, report })]
        : subject.sheets.map((sheet) => lineOf(matter, { subject, sheet, report })),
    ),
    ...matter.wholes.map(({ sheet }) => lineOf(matter, { subject: null, sheet, report })),
    ...(matter.subjects.length + matter.wholes.length === 0
      ? [lineOf(matter, { subject: null, sheet: null, report })]
      : []),
  ])
  return [csvLine(HEAD), ...lines, ''].join('\r\n')
}

function lineOf(
  { matter, case: found, question, said, reasons }: ReportedMatter,
  {
    subject,
    sheet,
    report: { speaking, exhibits },
  }: { subject: ReportedSubject | null; sheet: EvidenceSheet | null; report: Report },
): string {
  const { verdict } = found
  const [validUntil, clearsAt] = [validUntilOf(verdict), clearsAtOf(verdict)]
  const facts = new Map(sheet?.facts)
  const fact = (key: 'signed-by' | 'signed-at' | 'permits' | 'uses' | 'destinations' | 'places' | 'window') =>
    facts.get(say(speaking.locale, `case.${key}`, {})) ?? ''
  const more = (key: 'conditions' | 'text-digest' | 'copy-digest') =>
    facts.get(say(speaking.locale, `case.${key}`, {})) ?? ''
  return csvLine([
    matter.title,
    matter.version ?? '',
    matter.digest ?? '',
    question,
    said.headline,
    validUntil === null ? '' : toIso(validUntil),
    clearsAt === null ? '' : toIso(clearsAt),
    String(verdict.evidenceVersion),
    found.evidenceDigest,
    subject?.subject.kind ?? sheet?.kind ?? '',
    subject?.subject.name ?? sheet?.about ?? '',
    subject?.where.join('; ') ?? '',
    subject?.prominence ?? '',
    subject?.certainty ?? '',
    subject?.status ?? '',
    (subject?.stands ?? []).map((standing) => sayStanding(standing, exhibits, speaking.locale)).join('; '),
    (subject?.reasons ?? reasons).join(' '),
    sheet === null ? '' : (exhibits.get(sheet.id)?.name ?? ''),
    sheet?.kind ?? '',
    sheet?.said ?? '',
    fact('signed-by'),
    fact('signed-at'),
    fact('permits'),
    fact('uses'),
    fact('destinations'),
    fact('places'),
    fact('window'),
    more('conditions'),
    more('text-digest'),
    more('copy-digest'),
    subject?.credits.join('; ') ?? '',
    sheet?.mark ? String(sheet.mark.number) : '',
    sheet?.mark?.hash ?? '',
  ])
}
