import type { Clock } from '../plant/clock/index.ts'
import type { Db } from '../schema/index.ts'
import type { MadeViewers } from './made-viewers.ts'
import type { Viewers } from './viewers.ts'

/** What the routes of the wall hand on; `fan` is the pool that reads through it. */
export interface WallDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly viewers: Viewers
  readonly madeViewers: MadeViewers
}
