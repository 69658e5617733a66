import type { Clock } from '../../plant/clock/index.ts'
import type { SecretsKey } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mail } from '../../plant/mail/index.ts'
import type { Push } from '../../plant/push/index.ts'
import type { Db } from '../../schema/index.ts'

/** What telling fans takes: the worker's pool for whom, the fan's pool for what. */
export interface TellingWork {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly site: Site
  readonly key: SecretsKey
  readonly mail?: Pick<Mail, 'send'> | null
  readonly push: Pick<Push, 'send' | 'publicKey'>
}
