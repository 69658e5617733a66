import type { Clock } from '../../plant/clock/index.ts'
import type { SecretsKey } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import type { MediaAddresses, Viewers } from '../../wall/index.ts'
import type { ToPlatforms } from './placed-ahead.ts'
import type { EmbargoPorts } from './ports.ts'

/** What a proof is made with; `fan` is the pool that reads through the wall. */
export interface ProofDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly key: Pick<SecretsKey, 'derive'>
  readonly viewers: Viewers
  readonly addresses: Pick<MediaAddresses, 'mint'>
  readonly embargo: EmbargoPorts
  readonly deliver: ToPlatforms
}
