import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Holding, Listening } from '../plant/db/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import type { ArrivingFiles } from './arriving/arriving-files.ts'
import type { HangAssets } from './change-asset.ts'
import type { TokenSeal } from './seal-token.ts'

/** What the routes of this stage hand on to its use cases. */
export interface IngestDeps {
  readonly db: Db
  readonly clock: Clock
  readonly site: Site
  readonly jobs: Pick<Jobs, 'enqueue' | 'ask' | 'withdraw'>
  readonly storage: Storage
  readonly addresses: Pick<MediaAddresses, 'mint'>
  readonly arriving: ArrivingFiles
  readonly listener: Listening & Holding
  readonly seal: TokenSeal
  readonly hang: HangAssets
}
