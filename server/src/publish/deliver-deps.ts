import type { Clock } from '../plant/clock/index.ts'
import type { SecretsKey } from '../plant/db/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { type Log, logOf } from '../plant/log/index.ts'
import { sealUnder } from '../plant/seal/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { type AccountDeps, accountRefused, contextFor } from './accounts/index.ts'
import type { DeliverDeps } from './deliver/index.ts'
import { PublicAddresses } from './addresses/public-addresses.ts'

/** Puts together what deliveries need, from the parts of the house. */
export function deliverDeps(
  house: AccountDeps & {
    readonly clock: Clock
    readonly jobs: Jobs
    readonly storage: Storage
    readonly key: Pick<SecretsKey, 'derive'>
    readonly addresses: MediaAddresses
    readonly site: Site
    readonly log: Log
  },
): DeliverDeps {
  const { db, clock, jobs, storage, key, addresses, site, log } = house
  return {
    db,
    clock,
    jobs,
    storage,
    handles: sealUnder(key.derive('deliveries')),
    contextFor: (order) => contextFor(house, order),
    accountRefused: (refusal) => accountRefused(house, refusal),
    addresses: new PublicAddresses({ db, addresses, clock }),
    origin: site.origin,
    log: logOf(log, 'deliveries'),
  }
}
