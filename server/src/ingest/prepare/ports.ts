import type { Clock } from '../../plant/clock/index.ts'
import type { JobContext } from '../../plant/jobs/index.ts'
import type { Engine } from '../../plant/media/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { Db } from '../../schema/index.ts'

/** What preparing an asset needs. */
export interface PreparePorts {
  readonly db: Db
  readonly clock: Clock
  readonly storage: Storage
  readonly media: Engine
}

/** One run of the job: it can be ended, and says how far it is. */
export type Run = Pick<JobContext, 'signal' | 'progress' | 'tries'>
