import { flicks, intersect, normalise, type TimeRange, totalOf } from '../../time/index.ts'
import { type Cast, companyIn } from './company.ts'
import type { KillRight } from './kill-right.ts'
import { type ReviewUnit, unitName } from './review-unit.ts'

/** How much of something a right counts, alone and with others: pieces, or flicks where it counts seconds. */
export interface Tally {
  readonly solo: number
  readonly group: number
}

/** Counts a base for a right; a unit counts once however often it is asked about. */
export function countUnits(right: KillRight, units: readonly ReviewUnit[], cast: Cast): Tally {
  const once = new Map(units.map((unit) => [unitName(unit), unit]))
  let [solo, group] = [0, 0]
  for (const unit of once.values()) {
    const { kind } = companyIn(right, unit, cast)
    if (kind === 'solo') solo += weightOf(right, unit, cast)
    if (kind === 'group') group += weightOf(right, unit, cast)
  }
  return { solo, group }
}

/** What a unit weighs in a count: one, or the length of the holder's appearance in it where seconds are counted. */
export function weightOf(right: KillRight, unit: ReviewUnit, { appearances }: Cast): number {
  if (unit.kind !== 'stretch') return 1
  const there = appearances
    .filter(({ assetId, subjectId }) => assetId === unit.assetId && subjectId === right.subjectId)
    .map(({ range }): TimeRange => range)
  return flicks(totalOf(intersect(normalise(there), normalise([unit.range]))))
}
