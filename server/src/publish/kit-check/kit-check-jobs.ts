import { z } from 'zod'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Platforms } from '../accounts/index.ts'
import { checkKit, type CheckDeps } from './check-kit.ts'
import { Reach } from './reach.ts'
import { CHECK_KIT, CHECK_KIT_OPTIONS } from './watch-kit.ts'

const aLook = z.looseObject({ kitId: z.string(), round: z.int() })

/** Looks at the posts whose links came back, one at a time. */
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
}
