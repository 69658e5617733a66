import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Db } from '../../schema/index.ts'
import { ringDeadline } from './keep-evidence.ts'
import { WATCH_COPY_OPTIONS } from '../kits/check/watch-copy.ts'
import { DEADLINE, LETTER, REMINDER, WATCH_COPY } from '../ledger/recall-alarms.ts'
import { ringLetter } from './recall-letter.ts'
import { DRILL } from './drill/order-drill.ts'
import { performDrill } from './drill/perform-drill.ts'
import { type Reminding, ringReminder } from '../ledger/remind-of-line.ts'

const aboutLine = z.looseObject({ lineId: z.string() })
const aboutDrill = z.looseObject({ drillId: z.string() })
const aboutRecall = z.looseObject({ recallId: z.string() })

// Measures how long something took; what time it is, the house's clock says.
const ticks = () => performance.now()

/** What a ledger does by its clocks: deadlines, reminders, looks at the posts of kits' holders, letters to who withdrew. */
export function recallJobs(deps: Reminding & { db: Db; clock: Clock; jobs: Jobs; alarms: Alarms }): void {
  const { db, clock, jobs, alarms } = deps
  // A bell has rung, so it is at least its moment, though this process's clock may lag the database's a little.
  const nowOf = (moment: number) => instant(Math.max(clock.now(), moment))
  alarms.on(DEADLINE, (trx, { payload, moment }) =>
    ringDeadline(trx, { ...aboutLine.parse(payload), now: nowOf(moment) }),
  )
  alarms.on(REMINDER, (trx, { payload, moment }) =>
    ringReminder(trx, deps, { ...aboutLine.parse(payload), now: nowOf(moment) }),
  )
  alarms.on(LETTER, (trx, { payload, moment }) =>
    ringLetter(trx, deps, { ...aboutRecall.parse(payload), now: nowOf(moment) }),
  )
  // Half a minute where every platform is rehearsed; one at a time, for each opens emulators.
  jobs.handle(DRILL, { retryLimit: 1, expireInSeconds: 600, concurrency: 1 }, (payload, context) =>
    performDrill({ db, clock, jobs, ticks }, aboutDrill.parse(payload).drillId, context),
  )
  jobs.define(WATCH_COPY, WATCH_COPY_OPTIONS)
  alarms.on(WATCH_COPY, async (trx, { payload, productionId }) => {
    const { lineId } = aboutLine.parse(payload)
    if (productionId !== null)
      await jobs.enqueue(trx, WATCH_COPY, { productionId, ref: lineId, payload: { lineId } })
  })
}
