import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'

/** What the routes of this stage hand on to its use cases. */
export interface ClearanceDeps extends Mailing {
  readonly db: Db
  readonly clock: Clock
  readonly site: Site
  readonly addresses: MediaAddresses
}
