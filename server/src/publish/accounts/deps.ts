import type { Clock } from '../../plant/clock/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Platforms } from './platforms.ts'

/** What everything about accounts at platforms needs. */
export interface AccountDeps {
  readonly db: Db
  readonly clock: Clock
  readonly platforms: Platforms
  /** Seals tokens and the secrets of applications. */
  readonly accountSeal: Seal
}
