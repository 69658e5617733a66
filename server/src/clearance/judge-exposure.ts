import { Problem } from '@stagedoor/contract/problems'
import { judge, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { appendAllToChain, appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { lockToJudge } from './clearance-lock.ts'
import { exposureAt, type ExposureOrder } from './exposure-order.ts'
import { judgeUnderLock, type Judgement } from './judge-under-lock.ts'
import { gatherEvidence } from './load-evidence.ts'
import type { Cause, LogEntry } from './log-entry.ts'
import { exposuresById } from './queries.ts'
import { tellOfVerdicts } from './tell-of-verdicts.ts'

/** What may be asked otherwise than the exposure says, to see what would come of it. */
export type OtherQuestion = Partial<Pick<ExposureOrder, 'uses' | 'destination' | 'territories' | 'moment'>>

/** Judges an exposure now and keeps the verdict if it differs. Throws `not-found` for one that is closed or never was. */
export async function judgeExposure(
  { db, clock }: { db: Db; clock: Clock },
  exposureId: string,
): Promise<Verdict> {
  return db.transaction().execute(async (trx) => {
    const judgement = await judgeAndTell(trx, { exposureId, now: clock.now(), cause: { kind: 'asked' } })
    return judgement.verdict
  })
}

/** Judges an exposure under the shared lock, saves, shuts, announces and logs as needed. */
export async function judgeAndTell(
  trx: Trx,
  { exposureId, now, cause }: { exposureId: string; now: Instant; cause: Cause },
): Promise<Judgement> {
  const { productionId } = await openRow(trx, exposureId)
  const lock = await lockToJudge(trx, productionId)
  const [judgement] = await judgeUnderLock(trx, lock, { exposureIds: [exposureId], now })
  if (judgement === undefined) throw new Problem('not-found')
  if (judgement.differs) {
    const { entries } = await tellOfVerdicts(trx, { judgements: [judgement], cause })
    await appendAllToChain(trx, productionId, entries)
  }
  return judgement
}

/** Answers what the verdict would be if an exposure were asked about otherwise; keeps and announces nothing. */
export async function askOtherwise(
  { db, clock }: { db: Db; clock: Clock },
  exposureId: string,
  question: OtherQuestion,
): Promise<Verdict> {
  return db.transaction().execute(async (trx) => {
    const { productionId, order } = await openRow(trx, exposureId)
    const lock = await lockToJudge(trx, productionId)
    const now = clock.now()
    const exposure = exposureAt({ ...order, ...question }, now)
    const evidenceFor = await gatherEvidence(trx, lock, [exposure])
    return judge(exposure, evidenceFor(exposure), now)
  })
}

/**
 * Judges at the moment of leaving, in the caller's own transaction: the evidence stands still until that commits, so
 * the answer is true when the thing leaves. Always logged. The caller lets nothing leave unless the kind is `cleared`
 * (edits are applied before), and commits even then, so that the log has it; it locks rows of its own before the call
 * and touches gates after it.
 */
export async function judgeAtExit(
  trx: Trx,
  { exposureId, now }: { exposureId: string; now: Instant },
): Promise<Verdict> {
  const judgement = await judgeAndTell(trx, { exposureId, now, cause: AT_EXIT })
  await appendToChain(trx, { productionId: judgement.productionId, ...exitEntry(judgement) })
  return judgement.verdict
}

/**
 * The same for many exposures of one production at one moment of leaving: the lock is taken once, the evidence gathered
 * once, and each has its own verdict and its own line in the log. One that is closed or never was has none, and does not
 * leave.
 */
export async function judgeAllAtExit(
  trx: Trx,
  { productionId, exposureIds, now }: { productionId: string; exposureIds: readonly string[]; now: Instant },
): Promise<ReadonlyMap<string, Verdict>> {
  const lock = await lockToJudge(trx, productionId)
  const judgements = (await judgeUnderLock(trx, lock, { exposureIds, now })).filter(
    (judgement) => judgement.productionId === productionId,
  )
  const { entries } = await tellOfVerdicts(trx, {
    judgements: judgements.filter(({ differs }) => differs),
    cause: AT_EXIT,
  })
  await appendAllToChain(trx, productionId, [...entries, ...judgements.map(exitEntry)])
  return new Map(judgements.map(({ exposureId, verdict }) => [exposureId, verdict]))
}

const AT_EXIT: Cause = { kind: 'asked-at-exit' }

function exitEntry({ exposureId, kind, ref, verdict, evidenceDigest }: Judgement): LogEntry {
  return {
    kind: 'verdict-at-exit',
    body: {
      exposureId,
      of: kind,
      ref,
      verdict: verdict.kind,
      evidenceVersion: verdict.evidenceVersion,
      evidenceDigest,
    },
  }
}

async function openRow(trx: Trx, exposureId: string) {
  const [row] = await exposuresById(trx, [exposureId], { lock: false })
  if (row === undefined || row.closedAt !== null) throw new Problem('not-found')
  return row
}
