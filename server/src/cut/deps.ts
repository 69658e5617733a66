import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'

/** What the routes of this stage hand on to its use cases. */
export interface CutDeps extends Mailing {
  db: Db
  clock: Clock
  site: Site
  jobs: Pick<Jobs, 'enqueue'>
  addresses: MediaAddresses
}
