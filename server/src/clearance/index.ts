/** Clearance: evidence, the doorkeeper's verdicts on it, the watch over what left, and the log that proves it. */
export { changeEvidence, type Changed, type Consequences, type LogEntry } from './change-evidence.ts'
export { type ExposureKind, type ExposureOrder, exposureAt, type ShownAt } from './exposure-order.ts'
export { askOtherwise, judgeAtExit, judgeExposure, type OtherQuestion } from './judge-exposure.ts'
export { closeExposure, openExposure, type OpeningOrder } from './open-exposure.ts'
