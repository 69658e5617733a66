import type { Alarms } from '../plant/alarms/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { approvalAlarms } from './approval-alarms.ts'
import { performRender, type RenderDeps } from './perform-render.ts'
import { performRendition } from './perform-rendition.ts'
import { RENDER } from './render-cut.ts'
import { MAKE_RENDITION } from './renditions.ts'

/** Registers this stage's long work. A render of hours is not given up; one at a time fills two cores. */
export function cutJobs(deps: RenderDeps & { jobs: Jobs; alarms: Alarms }): void {
  approvalAlarms(deps)
  deps.jobs.handle(RENDER, { retryLimit: 3, expireInSeconds: 4 * 3600, concurrency: 1 }, (payload, context) =>
    performRender(deps, String(payload['renderId']), context),
  )
  deps.jobs.handle(
    MAKE_RENDITION,
    { retryLimit: 3, expireInSeconds: 4 * 3600, concurrency: 1 },
    (payload, context) => performRendition(deps, String(payload['renditionId']), context),
  )
}
