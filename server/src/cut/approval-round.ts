import type { Instant } from '@stagedoor/core/time'
import type { Trx } from '../schema/index.ts'
import { lockCut } from './change-cut.ts'

/** The round in which a person is asked about a version of a cut: the first for its first version asked about, and so on. */
export async function roundOf(
  trx: Trx,
  { cutId, version, subjectId }: { cutId: string; version: number; subjectId: string },
): Promise<number> {
  const rows = await trx
    .selectFrom('cut.approvals')
    .select(['version', 'round'])
    .where('cutId', '=', cutId)
    .where('subjectId', '=', subjectId)
    .execute()
  const same = rows.find((row) => row.version === version)
  return same?.round ?? Math.max(0, ...rows.map(({ round }) => round)) + 1
}

/** Locks a version once everybody who was asked about it has approved, by word or by silence. */
export async function lockWhenAllApproved(
  trx: Trx,
  { cutId, version, by, now }: { cutId: string; version: number; by: string; now: Instant },
): Promise<void> {
  const asked = await trx
    .selectFrom('cut.approvals')
    .selectAll()
    .where('cutId', '=', cutId)
    .where('version', '=', version)
    .execute()
  const people = Map.groupBy(asked, ({ subjectId }) => subjectId)
  const isApproved = [...people.values()].every((rows) => standsApproved(rows, now))
  if (isApproved) await lockCut(trx, { cutId, by, now })
}

interface Row {
  readonly speaker: 'person' | 'delegate'
  readonly answer: string
  readonly silenceApprovesAt: Instant | null
}

// Since the person has answered, theirs alone counts; before, one delegate's word is enough, and silence of all.
function standsApproved(rows: readonly Row[], now: Instant): boolean {
  const own = rows.filter(({ speaker }) => speaker === 'person')
  if (own.some(({ answer }) => answer !== 'asked')) return own.every((row) => isApprovedAt(row, now))
  if (rows.some(({ answer }) => answer === 'refused')) return false
  return rows.every((row) => isApprovedAt(row, now)) || rows.some(({ answer }) => answer === 'approved')
}

/** Whether somebody asked counts as having approved by then, by word or by silence. */
export function isApprovedAt(
  { answer, silenceApprovesAt }: Pick<Row, 'answer' | 'silenceApprovesAt'>,
  now: Instant,
): boolean {
  return (
    answer === 'approved' || (answer === 'asked' && silenceApprovesAt !== null && silenceApprovesAt <= now)
  )
}
