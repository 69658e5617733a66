import {
  type RecallReport,
  REPORT_FORM,
  type ReportedLine,
  reportText,
  type SignedRecallReport,
  standingOfLedger,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { inSnapshot } from '../../../clearance/index.ts'
import { bareEntries, readChain } from '../../../plant/chain/index.ts'
import { instantOut, maybeInstantOut } from '../../../plant/http/index.ts'
import type { ProductionRow } from '../../../production/index.ts'
import type { Db, Trx } from '../../../schema/index.ts'
import type { KeptEvidence } from '../../../schema/publish.ts'
import type { ProofKey } from '../../embargo-proof/proof-key.ts'
import { lineOf, type LineRow, linesOf, recallById, type RecallRow } from '../../ledger/ledger.ts'
import { urlOf } from '../../ledger/recall-view.ts'

/** What a report is about, who wants it, and with what it is signed. */
export interface ReportOrder {
  readonly recall: RecallRow
  readonly production: ProductionRow
  readonly origin: string
  readonly askedBy: string
  readonly now: Instant
}

/**
 * Writes a recall's ledger down for counsel as it stands, with the log's entries about it, and signs it. All of it is
 * read at one moment: the standing, the lines and the log never disagree.
 */
export async function writeReport(db: Db, key: ProofKey, order: ReportOrder): Promise<SignedRecallReport> {
  const { production, origin, askedBy, now } = order
  const { recall, lines, entries, head } = await inSnapshot(db, (trx) => readLedger(trx, order))
  const { id: productionId, slug, title } = production
  const report: RecallReport = {
    form: REPORT_FORM,
    key: key.publicKey,
    house: { url: origin },
    production: { id: productionId, slug, title },
    recall: {
      id: recall.id,
      title: recall.title,
      because: recall.because,
      calledBy: recall.calledBy,
      calledAt: instantOut(recall.calledAt),
      closedAt: maybeInstantOut(recall.finishedAt),
    },
    askedBy,
    writtenAt: instantOut(now),
    standing: standingOfLedger(lines.map(lineOf), now),
    lines: lines.map((line) => reportedLine(line, slug)),
    log: { head: { seq: head?.seq ?? 0, hash: head?.hash ?? null }, entries },
  }
  return { report, signature: key.signText(reportText(report)) }
}

async function readLedger(trx: Trx, { recall: { id }, production }: ReportOrder) {
  const productionId = production.id
  const recall = await recallById(trx, id)
  if (recall === undefined) throw new Error(`The recall ${id} is gone`)
  const lines = await linesOf(trx, [id])
  const { kind, ...facts } = recall.cause as Record<string, unknown>
  const isOfLog = typeof kind === 'string' && kind !== 'called-by-a-person' && Object.keys(facts).length > 0
  const entries = await bareEntries(trx, {
    productionId,
    having: [{ kind: null, facts: { recallId: id } }, ...(isOfLog ? [{ kind, facts }] : [])],
  })
  const [head] = await readChain(trx, { productionId, limit: 1 })
  return { recall, lines, entries, head }
}

function reportedLine(line: LineRow, slug: string): ReportedLine {
  const { state, place, name, retractionClass, dueAt, changedAt, evidence } = line
  return {
    place: { kind: place, name, address: urlOf(line, slug) },
    retraction: retractionClass,
    state: state.kind,
    since: instantOut(changedAt),
    dueAt: maybeInstantOut(dueAt),
    because: state.kind === 'failed' || state.kind === 'given-up' ? state.because : null,
    by: state.kind === 'given-up' ? state.by : null,
    sights: evidence.map(reportedSight),
  }
}

function reportedSight({ at, how, what, by, sha256, asked = [] }: KeptEvidence) {
  return {
    at: instantOut(at as Instant),
    how,
    what,
    by: by ?? null,
    sha256,
    asked: asked.map((one) => ({ ...one, at: instantOut(one.at as Instant) })),
  }
}
