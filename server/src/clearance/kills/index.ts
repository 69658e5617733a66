/** Kill rights at work: rights and delegates, rounds, words by door slip, what is dead, and the proof of each decision. */
export { approvalProof, type ApprovalProof } from './approval-proof.ts'
export { type KillRightOrder, setKillRight } from './kill-rights.ts'
export { nameDelegate } from './delegates.ts'
export { killsOnAssets, killsOnCuts, type StandingKill } from './killed-material.ts'
export { openRound, type RoundOpened, type RoundOrder, silenceAfter } from './open-round.ts'
export { roundAlarms } from './round-alarms.ts'
export type { ChosenAsset, ChosenCut } from './round-material.ts'
export { sayWords } from './say-words.ts'
