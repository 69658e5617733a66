/** Kill rights at work: rights and delegates, rounds, words by door slip, what is dead, and the proof of each decision. */
export { approvalTermsFor } from './approval-terms.ts'
export { speaksStill } from './delegates.ts'
export { killsOnAssets, killsOnCuts, type StandingKill } from './killed-material.ts'
export { openRound } from './open-round.ts'
export { roundAlarms } from './round-alarms.ts'
export { subjectOfRoundSlip } from './round-slip.ts'
export type { ChosenAsset, ChosenCut } from './round-material.ts'
