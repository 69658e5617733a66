import { judge, type Speaking, type Verdict, sayVerdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { clearsAtOf, validUntilOf, verdictIn } from '../verdict-rows.ts'
import { type EvidenceSheet, evidenceSheets } from './evidence-sheets.ts'
import { type Case, type CaseFile, gatherCases } from './gather-cases.ts'
import { looksIn } from './looks.ts'
import { type NextAct, nextActs } from './next-acts.ts'

/** A verdict that was given once, and the entry of the log that tells what brought it. */
export interface PastVerdict {
  readonly at: Instant
  readonly verdict: Verdict
  readonly evidenceDigest: string
  readonly because: string | null
  readonly number: number | null
  readonly hash: string | null
}

/** What the answer turns into by time alone. */
export interface Turn {
  readonly at: Instant
  readonly verdict: Verdict
}

/** One exposure's case as a lawyer reads it. */
export interface ReadCase {
  readonly case: Case
  readonly file: CaseFile
  readonly sheets: readonly EvidenceSheet[]
  readonly next: readonly NextAct[]
  readonly looks: ReadonlyMap<string, string>
  readonly turns: readonly Turn[]
  readonly history: readonly PastVerdict[]
  readonly speaking: Speaking & { readonly now: Instant }
}

const HISTORY = 50

/** Reads an open exposure's case in one snapshot; undefined for one that is closed or never was. */
export function readCase(
  { db }: { db: Db },
  {
    productionId,
    exposureId,
    zone,
    now,
  }: { productionId: string; exposureId: string; zone: string; now: Instant },
): Promise<ReadCase | undefined> {
  return inSnapshot(db, async (trx) => {
    const file = await gatherCases(trx, { productionId, exposureIds: [exposureId], now })
    const [one] = file.cases
    if (one === undefined) return undefined
    const { names, holders } = file
    const speaking = {
      locale: 'en',
      zone,
      now,
      names,
      holders,
      timeline: one.exposure.timeline,
      record: true,
    }
    return {
      case: one,
      file,
      sheets: evidenceSheets(one, file, speaking),
      next: nextActs(one, now, speaking),
      looks: await looksIn(trx, { productionId, names, speaking }),
      turns: turnsOf(one, now),
      history: await historyOf(trx, { productionId, exposureId }),
      speaking,
    }
  })
}

/** A verdict in one line, for lists of them. */
export function lineOf(verdict: Verdict, speaking: Speaking): string {
  const { headline, reason } = sayVerdict(verdict, speaking)
  return `${headline}. ${reason}`
}

// A concern that time meets is a turn too, though others go on holding.
function turnsOf({ verdict, asks, evidence }: Case, now: Instant): readonly Turn[] {
  const concerns = verdict.kind === 'cleared' ? [] : verdict.concerns
  const moments = [
    validUntilOf(verdict),
    clearsAtOf(verdict),
    ...concerns.map(({ clearsAt }) => clearsAt),
  ].flatMap((at) => (at !== null && at > now ? [at] : []))
  return [...new Set(moments)]
    .toSorted((a, b) => a - b)
    .map((at) => ({ at, verdict: judge(asks(at), evidence, at) }))
}

async function historyOf(
  trx: Trx,
  { productionId, exposureId }: { productionId: string; exposureId: string },
): Promise<readonly PastVerdict[]> {
  const rows = await trx
    .selectFrom('clearance.verdicts as v')
    .leftJoin('plant.chainEntries as e', (join) =>
      join
        .on('e.productionId', '=', productionId)
        .on('e.kind', '=', 'verdict-changed')
        .on(sql<boolean>`e.body ->> 'exposureId' = v.exposure_id::text`)
        .on(sql<boolean>`e.body ->> 'evidenceDigest' = encode(v.evidence_digest, 'hex')`)
        .on(sql<boolean>`e.body ->> 'verdict' = v.kind`),
    )
    .select([
      'v.id',
      'v.judgedAt',
      'v.verdict',
      'v.evidenceDigest',
      'e.seq',
      'e.hash',
      sql<string | null>`e.body ->> 'because'`.as('because'),
    ])
    .distinctOn('v.id')
    .where('v.exposureId', '=', exposureId)
    .orderBy('v.id', 'desc')
    .orderBy('e.seq', 'asc')
    .limit(HISTORY)
    .execute()
  return rows.map((row) => ({
    at: row.judgedAt,
    verdict: verdictIn(row.verdict),
    evidenceDigest: row.evidenceDigest.toString('hex'),
    because: row.because,
    number: row.seq,
    hash: row.hash?.toString('hex') ?? null,
  }))
}
