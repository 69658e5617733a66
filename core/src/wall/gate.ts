import type { GateId, ProductionId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Horizon } from './horizon.ts'

/** Whether a gate may be passed at all; clearance shuts it in the transaction of a withdrawal. */
export type Standing = 'stands' | 'shut'

/**
 * For whom a gate is made, narrowest first: the production's crew, the holder of a door slip, fans with an account who
 * said they are of age, fans with an account, anybody.
 */
export const AUDIENCES = ['crew', 'slip', 'grown', 'member', 'public'] as const

/** For whom a gate is made. */
export type Audience = (typeof AUDIENCES)[number]

/** What must be passed before a thing is seen. Every visible thing has one. */
export interface Gate {
  readonly id: GateId
  readonly production: ProductionId
  readonly standing: Standing
  /** The first moment at which it is open; null never opens to the public, while crew and slip holders need not wait. */
  readonly opensAt: Instant | null
  readonly audience: Audience
  /** Null gives nothing away. Each point of the story must lie behind the viewer; a moment lies behind all from then on. */
  readonly horizon: Horizon | null
}
