import type { Instant } from '../../time/index.ts'
import type { Evidence } from '../evidence.ts'
import type { Exposure } from '../exposure.ts'

/** A small question with its evidence, in which a flick is a tick, and a moment a step of its clock. */
export interface World {
  readonly exposure: Exposure
  readonly evidence: Evidence
  readonly now: Instant
  readonly clock: Clock
}

/**
 * How a world's clock runs: its moments are so many steps from a beginning, and after those days from there something may
 * still end. Most worlds count milliseconds from zero; some lie on a calendar, where the clocks change.
 */
export interface Clock {
  readonly base: number
  readonly step: number
  readonly days: readonly number[]
}
