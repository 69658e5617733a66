import { createApi } from '../plant/http/index.ts'
import type { ClearanceDeps } from './deps.ts'
import { appearanceRoutes } from './routes/appearances.ts'
import { boardRoutes } from './routes/board.ts'
import { caseFileRoutes } from './routes/case-files.ts'
import { castListRoutes } from './routes/cast-lists.ts'
import { assetFactRoutes } from './routes/asset-facts.ts'
import { crowdNoticeRoutes } from './routes/crowd-notices.ts'
import { embargoRoutes } from './routes/embargoes.ts'
import { exposureRoutes } from './routes/exposures.ts'
import { approvalProofRoutes } from './routes/approval-proofs.ts'
import { holdbackRoutes } from './routes/holdbacks.ts'
import { killRightRoutes } from './routes/kill-rights.ts'
import { listRoutes } from './routes/lists.ts'
import { logRoutes } from './routes/log.ts'
import { ndaRoutes } from './routes/ndas.ts'
import { prohibitionRoutes } from './routes/prohibitions.ts'
import { formInterchangeRoutes } from './routes/form-interchange.ts'
import { formListRoutes } from './routes/form-lists.ts'
import { paperFormRoutes } from './routes/paper-forms.ts'
import { releaseTemplateRoutes } from './routes/release-templates.ts'
import { setSheetRoutes } from './routes/set-sheets.ts'
import { formReminderRoutes } from './routes/form-reminders.ts'
import { releaseFormRoutes } from './routes/release-forms.ts'
import { releaseSlipRoutes } from './routes/release-slips.ts'
import { simulationRoutes } from './routes/simulations.ts'
import { ruleEffectRoutes } from './routes/rule-effects.ts'
import { roundSlipRoutes } from './routes/round-slips.ts'
import { storyRoutes } from './routes/story.ts'
import { storyTableRoutes } from './routes/story-tables.ts'
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
  releaseTemplateRoutes,
  paperFormRoutes,
  setSheetRoutes,
  formListRoutes,
  formReminderRoutes,
  formInterchangeRoutes,
  embargoRoutes,
  prohibitionRoutes,
  holdbackRoutes,
  ndaRoutes,
  crowdNoticeRoutes,
  storyRoutes,
  storyTableRoutes,
  ruleEffectRoutes,
  assetFactRoutes,
  exposureRoutes,
  logRoutes,
  worldRoutes,
  caseFileRoutes,
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
