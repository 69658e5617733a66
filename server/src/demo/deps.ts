import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import type { ArrivingFiles, HangAssets, TokenSeal } from '../ingest/index.ts'
import type { MediaAddresses } from '../wall/index.ts'

/** What loading the demo uses: the same parts that people's acts go through. */
export interface DemoDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly jobs: Jobs
  readonly storage: Storage
  readonly arriving: ArrivingFiles
  readonly seal: TokenSeal
  readonly hang: HangAssets
  readonly addresses: MediaAddresses
  readonly mail: null
}
