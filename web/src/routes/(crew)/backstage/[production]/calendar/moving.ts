import type { Preflight, PublicationRow } from '#lib/wire/publish.ts'
import { clockOf } from './grid.ts'

/** Whether a publication can still be moved: nothing of it has been seen. */
export const isAhead = ({ state }: Pick<PublicationRow, 'state'>): boolean =>
  state === 'draft' || state === 'scheduled' || state === 'placing'

/** Where a publication went. */
export type Moved = { title: string; opensAt: string | null }

/** Where somebody dropped a publication: a day, and a time where the view has hours. */
export type Drop = { id: string; date: string; time: string | undefined }

const EVENING = '18:00'

/** What a `datetime-local` field shows of a drop; without hours the time of day stays. */
export function fieldOf({ date, time }: Drop, row: PublicationRow, zone: string): string {
  const at = row.opensAt ?? row.expectedAt
  return `${date}T${time ?? (at === null ? EVENING : clockOf(at, zone).time)}`
}

/** Whether a publication follows something that can move; a time of its own would end that. */
export const followsSomething = ({ rule }: Pick<PublicationRow, 'rule'>): boolean =>
  rule.kind === 'premiere' || rule.kind === 'story-point' || rule.kind === 'publication'

/** Whether something is to be seen before a move is saved, though none of it forbids: conflicts, warnings, what a platform would not take. */
export const runsInto = ({
  conflicts,
  warnings,
  issues,
}: Pick<Preflight, 'conflicts' | 'warnings' | 'issues'>): boolean =>
  conflicts.length + warnings.length + issues.length > 0
