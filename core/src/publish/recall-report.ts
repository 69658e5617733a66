import { canonicalJson } from '../words/index.ts'
import type { PlaceKind } from './place.ts'
import type { LedgerStanding } from './recall-ledger.ts'
import type { Evidence, Exchange, RecallLineState } from './recall-line.ts'
import type { RetractionClass } from './retraction-class.ts'

/** What the document of a recall report calls its own form, with its version. */
export const REPORT_FORM = 'stagedoor-recall-report/1'

/** One thing that was done or seen at a place. Moments are ISO 8601 in UTC. */
export interface ReportedSight {
  readonly at: string
  readonly how: Evidence['how']
  readonly what: string
  /** Who said so, where a person did. */
  readonly by: string | null
  /** The SHA-256 of what was read or brought, in hex. */
  readonly sha256: string | null
  /** The requests that it rests on. */
  readonly asked: readonly (Omit<Exchange, 'at'> & { readonly at: string })[]
}

/** One line of the ledger as it stood. */
export interface ReportedLine {
  readonly place: { readonly kind: PlaceKind; readonly name: string; readonly address: string | null }
  readonly retraction: RetractionClass
  readonly state: RecallLineState['kind']
  /** Since when it stands so. */
  readonly since: string
  readonly dueAt: string | null
  /** Why it was given up or failed, and at whose word. */
  readonly because: string | null
  readonly by: string | null
  readonly sights: readonly ReportedSight[]
}

/** An entry of the clearance log with all that its hash is made of and nothing personal. */
export interface ReportedEntry {
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly body: unknown
  readonly personalDigest: string | null
  readonly prevHash: string
  readonly hash: string
}

/** A recall's ledger as counsel keeps it: every line with its evidence, and where the clearance log tells of it. */
export interface RecallReport {
  readonly form: typeof REPORT_FORM
  /** The public key that it is signed with: Ed25519 (RFC 8032), 32 bytes in base64url. */
  readonly key: string
  readonly house: { readonly url: string }
  readonly production: { readonly id: string; readonly slug: string; readonly title: string }
  readonly recall: {
    readonly id: string
    readonly title: string
    readonly because: string
    readonly calledBy: string
    readonly calledAt: string
    readonly closedAt: string | null
  }
  readonly askedBy: string
  readonly writtenAt: string
  readonly standing: LedgerStanding
  readonly lines: readonly ReportedLine[]
  readonly log: {
    /** The head of the log when the report was written. */
    readonly head: { readonly seq: number; readonly hash: string | null }
    readonly entries: readonly ReportedEntry[]
  }
}

/** A report with the signature of its {@link reportText}, 64 bytes in base64url. */
export interface SignedRecallReport {
  readonly report: RecallReport
  readonly signature: string
}

/** The one text of a report that is signed: its JSON with keys in order and no white space. */
export const reportText = (report: RecallReport): string => canonicalJson(report)

/** The text of which an entry's hash is made, behind the bytes of the hash before it (SHA-256). */
export const entryText = (
  productionId: string,
  { seq, at, kind, body, personalDigest }: Omit<ReportedEntry, 'hash' | 'prevHash'>,
): string => canonicalJson({ productionId, seq, at, kind, body, personalDigest })

/** Reads what a file holds as a signed report, or null where it has not the form of one; the signature is checked elsewhere. */
export function readSignedReport(held: unknown): SignedRecallReport | null {
  if (!isRecord(held) || typeof held['signature'] !== 'string') return null
  const report = held['report']
  if (!isRecord(report) || report['form'] !== REPORT_FORM || typeof report['key'] !== 'string') return null
  const { recall, production, lines, log, standing } = report
  const isWhole =
    isRecord(recall) &&
    isRecord(production) &&
    Array.isArray(lines) &&
    lines.every(isLine) &&
    isRecord(log) &&
    isRecord(log['head']) &&
    Array.isArray(log['entries']) &&
    log['entries'].every(isRecord) &&
    typeof standing === 'string'
  return isWhole ? { report: report as unknown as RecallReport, signature: held['signature'] } : null
}

const isLine = (value: unknown): boolean =>
  isRecord(value) && isRecord(value['place']) && Array.isArray(value['sights'])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
