import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import type { Events } from '../../plant/events/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { AccountDeps } from './deps.ts'
import { ACCOUNT_LOOK } from './renewal-alarm.ts'
import { lookAhead, watchAccountOf } from './watch-accounts.ts'

const LOOK_JOB = 'publish.look-at-account'
const aboutAccount = z.looseObject({ accountId: z.string() })
const aboutPublication = z.looseObject({ publicationId: z.string() })

/** What the house does for accounts by itself: it looks at them ahead of what waits for them, and renews in time. */
export function accountJobs(deps: AccountDeps & { jobs: Jobs; events: Events; alarms: Alarms }): void {
  const { jobs, events, alarms, clock } = deps
  events.on(
    'publish.account-looks',
    ['publish.scheduled', 'publish.cancelled', 'publish.opened'],
    (trx, { payload }) => watchAccountOf(trx, aboutPublication.parse(payload).publicationId, clock.now()),
  )
  alarms.on(ACCOUNT_LOOK, async (trx, { productionId, payload }) => {
    const { accountId } = aboutAccount.parse(payload)
    if (productionId !== null)
      await jobs.enqueue(trx, LOOK_JOB, { productionId, ref: accountId, payload: { accountId } })
  })
  jobs.handle(LOOK_JOB, { retryLimit: 4, expireInSeconds: 300, concurrency: 2 }, (payload) =>
    lookAhead(deps, aboutAccount.parse(payload).accountId),
  )
}
