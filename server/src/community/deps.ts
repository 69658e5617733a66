import type { Accounts } from '../plant/auth/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Push } from '../plant/push/index.ts'
import type { Db } from '../schema/index.ts'
import type { Viewers } from '../wall/index.ts'
import type { Tickets } from './accounts/tickets.ts'

/** What the routes of this stage hand on; `fan` is the pool that reads and writes through the wall. */
export interface CommunityDeps extends Mailing {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly viewers: Viewers
  readonly accounts: Accounts
  readonly tickets: Tickets
  readonly push: Pick<Push, 'isPossible' | 'publicKey' | 'takes'>
}
