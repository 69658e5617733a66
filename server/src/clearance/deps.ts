import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import type { LookingPorts } from './marking/track-frames.ts'

/** What the routes of this stage hand on to its use cases. */
export interface ClearanceDeps extends Mailing {
  readonly db: Db
  readonly clock: Clock
  readonly site: Site
  readonly addresses: MediaAddresses
}

/** What the routes of marking hand on: those of the stage, and the queue for what takes long. */
export interface MarkingDeps extends ClearanceDeps, LookingPorts {
  readonly jobs: Pick<Jobs, 'enqueue'>
}
