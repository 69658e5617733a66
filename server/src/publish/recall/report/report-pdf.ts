import { createHash } from 'node:crypto'
import {
  type RecallReport,
  type ReportedLine,
  type ReportedSight,
  reportText,
  type SignedRecallReport,
} from '@stagedoor/core/publish'
import { formatInstant, type Instant } from '@stagedoor/core/time'
import { makePdf, type PdfBlock, type PdfFact } from '../../../plant/pdf/index.ts'

const STANDING = {
  closed: 'Closed: nothing is left to do for any place.',
  running: 'Running: every place that is not proved gone has a clock that has not run out.',
  open: 'Open: at least one place is neither proved gone nor within its time.',
} as const satisfies Record<RecallReport['standing'], string>

const STATE = {
  shutting: 'being taken down',
  checking: 'taken down, not proved yet',
  gone: 'gone, proved',
  task: 'waits for a person',
  told: 'asked for, not enforceable',
  failed: 'failed',
  'given-up': 'given up by a named person',
} as const satisfies Record<ReportedLine['state'], string>

const HOW = {
  read: 'Read',
  'place-said': 'The place said',
  'person-said': 'Said by a person',
  'never-out': 'Never out',
} as const satisfies Record<ReportedSight['how'], string>

/** A recall's report on paper, for counsel: what stands in the signed document, with what it takes to check that. */
export function reportAsPdf({ report, signature }: SignedRecallReport, zone: string): Promise<Buffer> {
  const digest = createHash('sha256').update(reportText(report)).digest('hex')
  const { recall, production, writtenAt } = report
  const title = `Recall of “${recall.title}”`
  return makePdf({
    title,
    language: 'en',
    madeAt: Date.parse(writtenAt) as Instant,
    foot: `${production.title} · SHA-256 ${digest.slice(0, 16)}…`,
    pageNumber: '{page} of {pages}',
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'facts', facts: headFacts(report, zone) },
      { kind: 'paragraph', text: STANDING[report.standing] },
      ...report.lines.flatMap((line) => lineBlocks(line, zone)),
      { kind: 'heading', level: 2, text: 'In the clearance log' },
      { kind: 'facts', facts: report.log.entries.map(entryFact) },
      { kind: 'heading', level: 2, text: 'What was signed' },
      {
        kind: 'paragraph',
        small: true,
        text: 'This paper is a copy of a signed document, which the ledger’s page and “stagedoor recall-report” hand out; “stagedoor verify-proof” checks it without the house.',
      },
      {
        kind: 'facts',
        facts: [
          ['SHA-256 of the document', digest],
          ['Signature (Ed25519)', signature],
          ['Public key', report.key],
          ['Head of the log', `${report.log.head.seq}: ${report.log.head.hash ?? ''}`],
        ],
      },
    ],
  })
}

const both = (iso: string | null, zone: string): string =>
  iso === null
    ? ''
    : `${formatInstant(Date.parse(iso) as Instant, { zone, locale: 'en', showsYear: true })} (${iso})`

function headFacts(
  { recall, production, writtenAt, askedBy }: RecallReport,
  zone: string,
): readonly PdfFact[] {
  return [
    ['Production', production.title],
    ['Called back', both(recall.calledAt, zone)],
    ['By', recall.calledBy],
    ['Because', recall.because],
    ['Closed', recall.closedAt === null ? 'not yet' : both(recall.closedAt, zone)],
    ['Written', both(writtenAt, zone)],
    ['Asked for by', askedBy],
  ]
}

function lineBlocks(line: ReportedLine, zone: string): readonly PdfBlock[] {
  const { place, state, since, dueAt, because, by, sights } = line
  return [
    { kind: 'heading', level: 2, text: place.name },
    {
      kind: 'facts',
      facts: (
        [
          ['State', `${STATE[state]}, ${both(since, zone)}`],
          ['Address', place.address ?? ''],
          ['To be gone by', both(dueAt, zone)],
          ['Because', because ?? ''],
          ['By', by ?? ''],
        ] as const
      ).filter(([, value]) => value !== ''),
    },
    ...sights.flatMap((sight) => sightBlocks(sight, zone)),
  ]
}

function sightBlocks({ at, how, what, by, sha256, asked }: ReportedSight, zone: string): readonly PdfBlock[] {
  const who = by === null ? '' : ` (${by})`
  const requests = asked.map(
    ({ method, address, status, sha256: body }) => `${method} ${address}: ${status}, SHA-256 ${body}`,
  )
  return [
    { kind: 'paragraph', text: `${both(at, zone)}. ${HOW[how]}${who}: ${what}` },
    ...[...(sha256 === null ? [] : [`SHA-256 ${sha256}`]), ...requests].map((text): PdfBlock => ({
      kind: 'paragraph',
      text,
      small: true,
    })),
  ]
}

const entryFact = ({ seq, at, kind, hash }: RecallReport['log']['entries'][number]): PdfFact => [
  `${seq}, ${at}`,
  `${kind}: ${hash}`,
]
