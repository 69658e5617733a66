import type { ReportOutcome } from '@stagedoor/core/community'
import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** Answers the open reports of writings by an act of crew. */
export async function answerReports(
  trx: Trx,
  { actId, writingIds, outcome }: { actId: string; writingIds: readonly string[]; outcome: ReportOutcome },
): Promise<void> {
  await trx
    .updateTable('community.reports')
    .set({ outcome, outcomeAct: actId, settledAt: sql<never>`wall.now()` })
    .where('writingId', '=', sql<string>`any(${[...writingIds]}::uuid[])`)
    .where('outcome', 'is', null)
    .execute()
}

/** Opens again what an act answered. */
export async function reopenReports(trx: Trx, actId: string): Promise<void> {
  await trx
    .updateTable('community.reports')
    .set({ outcome: null, outcomeAct: null, settledAt: null })
    .where('outcomeAct', '=', actId)
    .execute()
}
