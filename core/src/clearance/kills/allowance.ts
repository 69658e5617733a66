import { FLICKS_PER_SECOND } from '../../time/index.ts'
import type { Cast } from './company.ts'
import { countUnits, type Tally } from './count-units.ts'
import type { KillRight, Percent } from './kill-right.ts'
import type { ReviewUnit } from './review-unit.ts'

/** How much of a base may be killed; rounded down to whole pieces, or to whole seconds where seconds are counted. */
export function allowanceOf(right: KillRight, units: readonly ReviewUnit[], cast: Cast): Tally {
  const base = countUnits(right, units, cast)
  const whole = right.counted === 'seconds' ? FLICKS_PER_SECOND : 1
  return {
    solo: shareOf(base.solo, { percent: right.solo, whole }),
    group: shareOf(base.group, { percent: right.group ?? 0, whole }),
  }
}

// Exact: a hundred times the flicks of a long base is more than a double can count.
function shareOf(count: number, { percent, whole }: { percent: Percent; whole: number }): number {
  return Number((BigInt(count) * BigInt(percent)) / (100n * BigInt(whole))) * whole
}
