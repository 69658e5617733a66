import type { Clock } from '../plant/clock/index.ts'
import type { SecretsKey } from '../plant/db/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { SearchReader } from '../plant/search/index.ts'
import type { Db } from '../schema/index.ts'
import type { AccountDeps } from './accounts/index.ts'
import type { FrameDeps } from './compose/cover-frame.ts'
import type { MediaAddresses } from '../wall/index.ts'
import type { ToldAbout } from './recall/whereabouts/ports.ts'

/** What the routes of this stage hand on to its use cases; `fan` is the pool that reads through the wall. */
export interface PublishDeps extends Mailing, AccountDeps, FrameDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly addresses: MediaAddresses
  /** From which the key is derived that signs embargo proofs. */
  readonly key: Pick<SecretsKey, 'derive'>
  /** What a later stage told about publications, for what has already left. */
  readonly told?: ToldAbout
  /** How later stages show what a search finds of theirs. */
  readonly searched?: readonly SearchReader[]
}
