import type { Clock } from '../plant/clock/index.ts'
import type { SecretsKey } from '../plant/db/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { SearchReader } from '../plant/search/index.ts'
import type { Db } from '../schema/index.ts'
import type { AccountDeps } from './accounts/index.ts'
import type { MediaAddresses } from '../wall/index.ts'

/** What the routes of this stage hand on to its use cases; `fan` is the pool that reads through the wall. */
export interface PublishDeps extends Mailing, AccountDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly addresses: MediaAddresses
  /** From which the key is derived that signs embargo proofs. */
  readonly key: Pick<SecretsKey, 'derive'>
  /** How later stages show what a search finds of theirs. */
  readonly searched?: readonly SearchReader[]
}
