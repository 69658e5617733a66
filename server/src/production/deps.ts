import type { Accounts } from '../plant/auth/index.ts'
import type { HouseClock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Topics } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import type { ClaimDoor } from './claim-house.ts'

/** What the routes of this stage hand on to its use cases. */
export interface ProductionDeps extends Mailing {
  db: Db
  accounts: Accounts
  clock: HouseClock
  site: Site
  door: ClaimDoor
  jobs: Jobs
  topics: Topics
  /** Milliseconds that only grow, by which guesses at passwords are slowed. */
  ticks: () => number
}
