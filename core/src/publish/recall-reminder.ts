import type { Instant } from '../time/index.ts'
import { isSettled } from './recall-ledger.ts'
import type { RecallLine } from './recall-line.ts'

const DAY_MS = 24 * 3_600_000

/** Who is reminded of a line, and how late it is. */
export interface RecallReminder {
  readonly kind: 'ahead' | 'due' | 'late'
  /** Whole days past the deadline; 0 at it and before. */
  readonly daysLate: number
  /** Who decides on money and people hears of it as well: a day after the deadline, and from then on. */
  readonly isEscalated: boolean
}

/** Says whether a line waits for a person; what is being taken down or looked at waits for nobody. */
export const waitsForPerson = ({ state }: RecallLine): boolean =>
  state.kind === 'task' || state.kind === 'failed'

/** What a reminder of an open line says at a moment; null for one that waits for nobody then. */
export function reminderOf(line: RecallLine, now: Instant): RecallReminder | null {
  if (!waitsForPerson(line) || line.dueAt === null) return null
  if (now < line.dueAt) return { kind: 'ahead', daysLate: 0, isEscalated: false }
  const daysLate = Math.floor((now - line.dueAt) / DAY_MS)
  return { kind: daysLate === 0 ? 'due' : 'late', daysLate, isEscalated: daysLate > 0 }
}

/**
 * When somebody is next reminded of a line after `after`: a day before its deadline (at once where that has passed),
 * right after it, then every day for as long as it is open. Null for a line that is over or promises nothing.
 */
export function nextReminder(line: RecallLine, after: Instant): Instant | null {
  if (isSettled(line) || line.dueAt === null) return null
  // The deadline itself is still in time.
  const due = line.dueAt + 1
  const ahead = due - DAY_MS
  if (after < ahead) return ahead as Instant
  if (after < due) return due as Instant
  return (due + (Math.floor((after - due) / DAY_MS) + 1) * DAY_MS) as Instant
}
