import { createApi } from '../plant/http/index.ts'
import type { CutDeps } from './deps.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { cutsRoutes } from './routes/cuts.ts'
import { reportRoutes } from './routes/reports.ts'
import { roundRoutes } from './routes/rounds.ts'

/** Every route of this stage, to be mounted under `/api/v1`. */
export function cutRoutes(deps: CutDeps) {
  const api = createApi()
  for (const routes of [cutsRoutes, reportRoutes, approvalRoutes, roundRoutes]) api.route('/', routes(deps))
  return api
}
