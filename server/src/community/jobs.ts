import type { Alarms } from '../plant/alarms/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Events } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mail } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import { passerByJobs } from './accounts/forget-viewers.ts'
import { moderationJobs } from './moderation/jobs.ts'
import { noticeJobs } from './notices/jobs.ts'
import type { TellingWork } from './notices/telling-work.ts'
import { sessionJobs } from './questions/ring-session.ts'
import { revealJobs } from './reveals/jobs.ts'

/** What the jobs of this stage work with. */
export interface CommunityWork extends TellingWork {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly jobs: Jobs
  readonly events: Events
  readonly alarms: Alarms
  readonly mail?: Pick<Mail, 'write' | 'send'> | null
  readonly config: { readonly viewersKeptDays: number }
}

/** What the community does by itself. */
export function communityJobs(work: CommunityWork): void {
  const parts: readonly ((work: CommunityWork) => void)[] = [
    revealJobs,
    moderationJobs,
    sessionJobs,
    noticeJobs,
    passerByJobs,
  ]
  for (const register of parts) register(work)
}
