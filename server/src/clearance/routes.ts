import { createApi } from '../plant/http/index.ts'
import type { ClearanceDeps } from './deps.ts'
import { appearanceRoutes } from './routes/appearances.ts'
import { boardRoutes } from './routes/board.ts'
import { castListRoutes } from './routes/cast-lists.ts'
import { embargoRoutes } from './routes/embargoes.ts'
import { exposureRoutes } from './routes/exposures.ts'
import { approvalProofRoutes } from './routes/approval-proofs.ts'
import { killRightRoutes } from './routes/kill-rights.ts'
import { listRoutes } from './routes/lists.ts'
import { logRoutes } from './routes/log.ts'
import { releaseFormRoutes } from './routes/release-forms.ts'
import { releaseSlipRoutes } from './routes/release-slips.ts'
import { simulationRoutes } from './routes/simulations.ts'
import { roundSlipRoutes } from './routes/round-slips.ts'
import { subjectRoutes } from './routes/subjects.ts'
import { worldRoutes } from './routes/worlds.ts'

const STAGE = [
  listRoutes,
  boardRoutes,
  simulationRoutes,
  subjectRoutes,
  appearanceRoutes,
  castListRoutes,
  releaseFormRoutes,
  releaseSlipRoutes,
  embargoRoutes,
  exposureRoutes,
  logRoutes,
  worldRoutes,
  killRightRoutes,
  approvalProofRoutes,
  roundSlipRoutes,
]

/** Every route of this stage, to be mounted under `/api/v1`. */
export function clearanceRoutes(deps: ClearanceDeps) {
  const api = createApi()
  for (const routes of STAGE) api.route('/', routes(deps))
  return api
}
