import { type EvidenceChange, keyTouchedBy } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { appendAllToChain, type ChainHead } from '../plant/chain/index.ts'
import type { Trx } from '../schema/index.ts'
import { lockToChange, lockToJudge } from './clearance-lock.ts'
import { judgeUnderLock, type Judgement } from './judge-under-lock.ts'
import type { Cause, LogEntry } from './log-entry.ts'
import { exposuresResting } from './queries.ts'
import { type Shutting, tellOfVerdicts } from './tell-of-verdicts.ts'

/** What a change did: what it is about (so that the verdicts resting on it are found), and how the log tells it. */
export interface Changed<Result> {
  readonly result: Result
  readonly touched: readonly EvidenceChange[]
  readonly entry: LogEntry
  /** Entries of their own for the parts of a change that has many. */
  readonly alongside?: readonly LogEntry[]
  /** Why verdicts changed, where `entry` alone does not say it. */
  readonly cause?: Cause | undefined
}

/** What came of a change: the use case's own result, every verdict that is another now, and what was shut by it. */
export interface Consequences<Result> {
  readonly result: Result
  readonly changed: readonly Judgement[]
  readonly shut: readonly Shutting[]
  readonly head: ChainHead
}

/**
 * The one way in which evidence changes: alone with it, the version raised, every verdict that rests on what changed
 * given again, and what may no longer be out there shut, all at one commit. Nothing opens again by itself. Lock rows
 * of your own before, and do nothing after: the log is written last.
 */
export async function changeEvidence<Result>(
  trx: Trx,
  { productionId, now }: { productionId: string; now: Instant },
  change: () => Promise<Changed<Result>>,
): Promise<Consequences<Result>> {
  await lockToChange(trx, productionId)
  const { result, touched, entry, alongside = [], cause = causeOf(entry) } = await change()
  const lock = await lockToJudge(trx, productionId)
  const keys = [...new Set(touched.map(keyTouchedBy))]
  const exposureIds = await exposuresResting(trx, { productionId, keys })
  const judgements = await judgeUnderLock(trx, lock, { exposureIds, now })
  const changed = judgements.filter(({ differs }) => differs)
  const { shut, entries } = await tellOfVerdicts(trx, { judgements: changed, cause })
  const [head] = await appendAllToChain(trx, productionId, [entry, ...alongside, ...entries])
  if (head === undefined) throw new Error('The log took no entry')
  return { result, changed, shut, head }
}

const causeOf = ({ kind, body }: LogEntry): Cause => ({ kind, ...body })
