/** Clearance: evidence, the doorkeeper's verdicts on it, the watch over what left, and the log that proves it. */
export type { Actor } from './actor.ts'
export { addSubject } from './add-subject.ts'
export { type AppearanceOrder } from './marking/appearances.ts'
export { askApproval, type ApprovalTerms, recordApproval } from './approvals.ts'
export {
  approvalTermsFor,
  type ChosenAsset,
  type ChosenCut,
  killsOnCuts,
  openRound,
  speaksStill,
  type StandingKill,
} from './kills/index.ts'
export { killOut, killSchema } from './routes/kill-wire.ts'
export { OWN_PAGE, wholeAsset } from './asset-exposure.ts'
export { type Changed, type Consequences } from './change-evidence.ts'
export { changeSettings } from './change-settings.ts'
export { momentSchema, territorySchema, timelineSchema, useSchema } from './core-schemas.ts'
export { destinationAt } from './destinations.ts'
export { decideNeedsNone } from './decide-needs-none.ts'
export { draftReleaseForm } from './forms/draft-release-form.ts'
export { beginEmbargo } from './embargoes.ts'
export { type ExposureKind, type ExposureOrder, type ShownAt } from './exposure-order.ts'
export { hangingUnderLock } from './hang-on-scenes.ts'
export { clearanceJobs } from './jobs.ts'
export { judgeAtExit, judgeExposure, type OtherQuestion } from './judge-exposure.ts'
export type { Cause, LogEntry } from './log-entry.ts'
export { logSlipOpening } from './log-slip-opening.ts'
export { markAppearance } from './marking/mark-appearance.ts'
export { markingJobs } from './marking/mark-jobs.ts'
export { markLookedAt } from './marking/mark-looked-at.ts'
export { closeExposure, openExposure, type OpeningOrder } from './open-exposure.ts'
export { languageOfSubject, lettersIn } from './letters/index.ts'
export { exposureFor, exposuresById } from './queries.ts'
export { openReleaseSlip } from './forms/release-slip.ts'
export { holdToRelease, recordRelease, type ReleaseOrder } from './forms/record-release.ts'
export { gatherReport, type Matter, reportAsCsv, reportAsPdf, reportAsZip } from './report/index.ts'
export { clearanceRoutes } from './routes.ts'
export { markingRoutes } from './routes/marking.ts'
export { verdictOut, verdictSchema } from './routes/verdict-wire.ts'
export { recordHoldback } from './recorded/holdbacks.ts'
export { boundAmong, recordNda } from './recorded/ndas.ts'
export { postCrowdNotice } from './recorded/crowd-notices.ts'
export { setPremiere, tellStoryPoint } from './tell-story.ts'
export type { SubjectOrder } from './subjects.ts'
export { signReleaseForm } from './forms/sign-release-form.ts'
export { speakingOf } from './speaking.ts'
export { withdrawBySigner } from './forms/withdraw-release-form.ts'
