import type { AttemptId } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext, ConnectorError, Handle } from '../../connectors/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Log } from '../../plant/log/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { Db } from '../../schema/index.ts'
import type { PublicAddresses } from '../addresses/public-addresses.ts'

/** One errand at an account, and where its handle is kept. */
export interface ContextOrder {
  readonly accountId: string
  readonly attemptId: AttemptId
  readonly saveHandle: (handle: Handle) => Promise<void>
  readonly signal: AbortSignal
}

/** The way to the platforms: an account's connector with all that it is given. */
export type ContextFor = (order: ContextOrder) => Promise<{ connector: Connector; ctx: ConnectorContext }>

/** What carrying a delivery needs. */
export interface DeliverDeps {
  readonly db: Db
  readonly clock: Clock
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly storage: Pick<Storage, 'open' | 'remove'>
  /** Seals what connectors remember of uploads. */
  readonly handles: Seal
  readonly contextFor: ContextFor
  /** A platform refused an account: renews it where that is possible, and says whether the errand may be tried again. */
  readonly accountRefused: (refusal: { accountId: string; error: ConnectorError }) => Promise<boolean>
  readonly addresses: PublicAddresses
  /** Where the house is for the outside, for platforms that fetch. */
  readonly origin: string
  readonly log: Log
}
