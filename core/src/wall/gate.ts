import type { GateId, ProductionId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Horizon } from './horizon.ts'

/** Whether a gate may be passed at all; clearance shuts it in the transaction of a withdrawal. */
export type Standing = 'stands' | 'shut'

/** For whom a gate is made, narrowest first: the production's crew, the holder of a door slip, anybody. */
export const AUDIENCES = ['crew', 'slip', 'public'] as const

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
  /** Null gives nothing away. Points of the story pass nobody as long as no viewer tells their progress; a moment passes all from then on. */
  readonly horizon: Horizon | null
}
