import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Db } from '../schema/index.ts'
import type { Viewers } from '../wall/index.ts'

/** What the routes of this stage hand on; `fan` is the pool that reads and writes through the wall. */
export interface CommunityDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly viewers: Viewers
}
