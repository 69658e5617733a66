import type { Instant } from '../time/index.ts'

/** One report of a writing, with what is known of who made it. */
export interface WeighedReport {
  readonly reporterId: string
  readonly at: Instant
  /** When the reporter took their handle, or first came by. */
  readonly joinedAt: Instant
  /** How many of their earlier reports crew agreed with, and how many not. */
  readonly upheld: number
  readonly dismissed: number
  /** Reports of theirs about this same writer. */
  readonly againstThisWriter: number
  /** Crew said that their reports weigh nothing. */
  readonly isDistrusted: boolean
}

/** What the reports of one writing look like together. */
export type ReportPattern = 'none' | 'ordinary' | 'mass' | 'one-against-one'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const NEW_FOR_MS = 7 * DAY_MS
const MANY = 10
const OFTEN_AGAINST_ONE = 5

/**
 * What the reports of a writing weigh: each as often as its maker was right (with one of each kind before the first),
 * all accounts younger than a week together no more than one half, and nothing by those whom crew distrust.
 */
export function weighReports(reports: readonly WeighedReport[], now: Instant): number {
  const heard = reports.filter(({ isDistrusted }) => !isDistrusted)
  const sum = (some: readonly WeighedReport[]) =>
    some.reduce((weight, { upheld, dismissed }) => weight + (upheld + 1) / (upheld + dismissed + 2), 0)
  const isNew = ({ joinedAt }: WeighedReport) => now - joinedAt < NEW_FOR_MS
  return sum(heard.filter((report) => !isNew(report))) + Math.min(0.5, sum(heard.filter(isNew)))
}

/** Names what crew should notice: many at once or mostly by new accounts, or somebody who reports one writer again and again. */
export function patternOf(reports: readonly WeighedReport[], now: Instant): ReportPattern {
  if (reports.length === 0) return 'none'
  if (reports.length >= MANY) {
    const young = reports.filter(({ joinedAt }) => now - joinedAt < NEW_FOR_MS).length
    const moments = reports.map(({ at }) => at).sort((a, b) => a - b)
    const isBurst = moments.some(
      (at, index) => (moments[index + MANY - 1] ?? Number.POSITIVE_INFINITY) - at <= HOUR_MS,
    )
    if (isBurst || young * 2 >= reports.length) return 'mass'
  }
  return reports.some(({ againstThisWriter }) => againstThisWriter >= OFTEN_AGAINST_ONE)
    ? 'one-against-one'
    : 'ordinary'
}
