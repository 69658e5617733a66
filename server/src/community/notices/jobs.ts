import type { Alarms } from '../../plant/alarms/index.ts'
import type { Events } from '../../plant/events/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { tellFans } from './deliver.ts'
import { HAPPENINGS, noteHappening } from './note-happenings.ts'
import type { TellingWork } from './telling-work.ts'

/** The bell that rings when somebody is due to be told. */
const DELIVERIES = 'community.deliveries'
const TELL_FANS = 'community.tell-fans'
// The work is the house's and no production's, so no crew sees it among theirs.
const NO_PRODUCTION = '00000000-0000-0000-0000-000000000000'

/** Writes notices of what happens, and tells those who asked to be told. */
export function noticeJobs(
  work: TellingWork & { readonly alarms: Alarms; readonly events: Events; readonly jobs: Jobs },
): void {
  const { alarms, events, jobs } = work
  events.on('community.notices', HAPPENINGS, noteHappening)
  jobs.handle(TELL_FANS, { retryLimit: 20, expireInSeconds: 3_600, concurrency: 1 }, (_payload, context) =>
    tellFans(work, context),
  )
  alarms.on(DELIVERIES, async (trx) => {
    await jobs.enqueue(trx, TELL_FANS, { productionId: NO_PRODUCTION, ref: null, payload: {} })
  })
}
