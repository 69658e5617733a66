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

/** Says of reports that crew had agreed with that they were wrong after all: what they were about stands again. */
export async function overruleReports(trx: Trx, writingId: string): Promise<readonly string[]> {
  const overruled = await trx
    .updateTable('community.reports')
    .set({ outcome: 'dismissed' })
    .where('writingId', '=', writingId)
    .where('outcome', '=', 'upheld')
    .returning('id')
    .execute()
  return overruled.map(({ id }) => id)
}

/** Says of such reports that they were right as crew first had it. */
export async function upholdReports(trx: Trx, ids: readonly string[]): Promise<void> {
  await trx
    .updateTable('community.reports')
    .set({ outcome: 'upheld' })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}

/** Says of the reports that an act agreed with that they were wrong: the act was taken back. */
export async function overruleAct(trx: Trx, actId: string): Promise<void> {
  await trx
    .updateTable('community.reports')
    .set({ outcome: 'dismissed' })
    .where('outcomeAct', '=', actId)
    .where('outcome', '=', 'upheld')
    .execute()
}
