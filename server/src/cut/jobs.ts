import type { Alarms } from '../plant/alarms/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { approvalAlarms } from './approval-alarms.ts'
import { performRender, type RenderDeps } from './perform-render.ts'
import { RENDER } from './render-cut.ts'

/** Registers this stage's long work. A render of hours is not given up; one at a time fills two cores. */
export function cutJobs(deps: RenderDeps & { jobs: Jobs; alarms: Alarms }): void {
  approvalAlarms(deps)
  deps.jobs.handle(RENDER, { retryLimit: 3, expireInSeconds: 4 * 3600, concurrency: 1 }, (payload, context) =>
    performRender(deps, String(payload['renderId']), context),
  )
}
