import { z } from 'zod'
import type { GiveUp, Jobs } from '../../../plant/jobs/index.ts'
import type { Platforms } from '../../accounts/index.ts'
import { checkKit, type CheckDeps } from './check-kit.ts'
import { compareSaved, giveUpSaved } from './compare-saved.ts'
import { Reach } from './reach.ts'
import { COMPARE_SAVED, COMPARE_SAVED_OPTIONS } from './saved-jobs.ts'
import { WATCH_COPY } from '../../ledger/recall-alarms.ts'
import { WATCH_COPY_OPTIONS, watchCopy } from './watch-copy.ts'
import { CHECK_KIT, CHECK_KIT_OPTIONS } from './watch-kit.ts'

const aLook = z.looseObject({ kitId: z.string(), round: z.int() })
const ofLine = z.looseObject({ lineId: z.string() })
const ofSaved = z.looseObject({ savedId: z.string() })

/** Looks at the posts whose links came back, and compares what was saved of them; one at a time. */
export function kitCheckJobs(
  deps: Omit<CheckDeps, 'reach'> & {
    readonly jobs: Jobs
    readonly platforms: Pick<Platforms, 'namedServer'>
  },
): void {
  const reach = new Reach(deps.platforms)
  deps.jobs.handle(CHECK_KIT, CHECK_KIT_OPTIONS, (payload, { signal }) =>
    checkKit({ ...deps, reach }, aLook.parse(payload), signal),
  )
  const giveUp: GiveUp = (payload) => giveUpSaved(deps, ofSaved.parse(payload))
  deps.jobs.handle(COMPARE_SAVED, { ...COMPARE_SAVED_OPTIONS, giveUp }, (payload, { signal }) =>
    compareSaved(deps, ofSaved.parse(payload), signal),
  )
  deps.jobs.handle(WATCH_COPY, WATCH_COPY_OPTIONS, (payload, { signal }) =>
    watchCopy({ ...deps, reach }, { ...ofLine.parse(payload), signal }),
  )
}
