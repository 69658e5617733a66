import type { PublicationState } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { shapesOf } from '../../../cut/index.ts'
import type { Jobs } from '../../../plant/jobs/index.ts'
import type { Db } from '../../../schema/index.ts'
import { type LineRow, linesOf } from '../../ledger/ledger.ts'
import { publicationsOfCuts } from '../../queries.ts'
import { recallCut } from '../recall-cut.ts'

/** The ledger that a recall of a cut would write now; none of it was written. */
export interface RehearsedLedger {
  readonly lines: readonly LineRow[]
  readonly cancelled: number
  readonly shutMs: number
}

// A recall is called at what is out, else at what is to come; what was called back before calls nothing back again.
const WHAT_IS_CALLED: readonly PublicationState['kind'][] = [
  'live',
  'unknown',
  'leaving',
  'placing',
  'scheduled',
  'draft',
  'failed',
  'cancelled',
]

class RolledBack extends Error {
  override readonly name = 'RolledBack'
  readonly ledger: RehearsedLedger

  constructor(ledger: RehearsedLedger) {
    super('a drill recalls nothing')
    this.ledger = ledger
  }
}

/**
 * Recalls a cut for true, by the same code, in a transaction that is always rolled back: what it answers is the ledger
 * that would stand there. No gate is shut, no job is ordered, nobody is written to, and the log has no word of it.
 */
export async function rehearseRecall(
  { db, jobs, ticks }: { db: Db; jobs: Pick<Jobs, 'enqueue'>; ticks: () => number },
  { cutId, by, now }: { cutId: string; by: string; now: Instant },
): Promise<RehearsedLedger> {
  const began = ticks()
  try {
    await db.transaction().execute(async (trx) => {
      const cutIds = await shapesOf(trx, cutId)
      const before = await publicationsOfCuts(trx, cutIds)
      const [first] = WHAT_IS_CALLED.flatMap((kind) => before.filter(({ state }) => state.kind === kind))
      if (first === undefined) throw new RolledBack({ lines: [], cancelled: 0, shutMs: 0 })
      const recall = await recallCut({ jobs, mail: null }, trx, {
        cutId,
        publicationId: first.id,
        reach: 'everything',
        because: 'A drill',
        cause: { kind: 'drill' },
        calledBy: by,
        now,
      })
      const shutMs = ticks() - began
      const lines = recall === null ? [] : await linesOf(trx, [recall.recallId])
      const after = await publicationsOfCuts(trx, cutIds)
      const wasCancelled = (id: string) => before.find((one) => one.id === id)?.state.kind === 'cancelled'
      const cancelled = after.filter(({ id, state }) => state.kind === 'cancelled' && !wasCancelled(id))
      throw new RolledBack({ lines, cancelled: cancelled.length, shutMs })
    })
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.ledger
    throw thrown
  }
  throw new Error('A drill was committed')
}
