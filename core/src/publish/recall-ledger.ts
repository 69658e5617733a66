import type { Instant } from '../time/index.ts'
import type { Place } from './place.ts'
import { deadlineOf } from './recall-deadline.ts'
import { isOver, type RecallLine } from './recall-line.ts'
import type { RetractionClass } from './retraction-class.ts'

const FIRST_TO_LAST: readonly RetractionClass[] = ['hard', 'conditional', 'manual', 'best-effort', 'none']

/**
 * The ledger of a recall: one line for each place, our own first, for they are shut before anything slower begins.
 * A place named twice has one line.
 */
export function planRecall(places: readonly Place[], now: Instant): readonly RecallLine[] {
  const once = new Map(places.map((place) => [`${place.kind} ${place.ref}`, place]))
  return [...once.values()]
    .toSorted((a, b) => FIRST_TO_LAST.indexOf(a.retraction) - FIRST_TO_LAST.indexOf(b.retraction))
    .map((place) => ({
      place,
      state:
        place.retraction === 'manual'
          ? { kind: 'task', since: now, toldAt: null }
          : { kind: 'shutting', since: now },
      dueAt: deadlineOf(place, now),
    }))
}

/** Says whether nothing is left to do for a line. */
export function isSettled({ state }: RecallLine): boolean {
  return isOver(state)
}

/** Says whether a line has missed its deadline; the deadline itself is still in time. */
export function isOverdue(line: RecallLine, now: Instant): boolean {
  return line.dueAt !== null && line.dueAt < now && !isSettled(line)
}

/**
 * How a whole ledger stands: `closed` where every line is proved gone, told, or given up by a named person; `running`
 * where every other one has a clock that has not run out; `open` where one has neither.
 */
export type LedgerStanding = 'closed' | 'running' | 'open'

/** How a ledger stands; an empty one is closed. */
export function standingOfLedger(lines: readonly RecallLine[], now: Instant): LedgerStanding {
  const left = lines.filter((line) => !isSettled(line))
  if (left.length === 0) return 'closed'
  const isTimed = ({ dueAt, state }: RecallLine) => state.kind !== 'failed' && dueAt !== null && dueAt >= now
  return left.every(isTimed) ? 'running' : 'open'
}

/** The ledger in figures. */
export interface RecallSummary {
  readonly places: number
  readonly counts: Readonly<Record<RecallLine['state']['kind'], number>>
  readonly overdue: number
  /** The next deadline that a line still works against. */
  readonly nextDueAt: Instant | null
  readonly isFinished: boolean
  readonly standing: LedgerStanding
}

/** Counts a ledger. */
export function summariseRecall(lines: readonly RecallLine[], now: Instant): RecallSummary {
  const counts = { shutting: 0, checking: 0, gone: 0, task: 0, told: 0, failed: 0, 'given-up': 0 }
  for (const { state } of lines) counts[state.kind] += 1
  const deadlines = lines.flatMap((line) => (isSettled(line) || line.dueAt === null ? [] : [line.dueAt]))
  return {
    places: lines.length,
    counts,
    overdue: lines.filter((line) => isOverdue(line, now)).length,
    nextDueAt: deadlines.toSorted((a, b) => a - b)[0] ?? null,
    isFinished: lines.every(isSettled),
    standing: standingOfLedger(lines, now),
  }
}
