/** Case files: an exposure's verdict with every paper, decision and log entry under it, as a lawyer reads them. */
export { type EvidenceSheet, evidenceSheets, restsOn } from './evidence-sheets.ts'
export { type Case, type CaseFile, gatherCases } from './gather-cases.ts'
export { looksIn } from './looks.ts'
export type { LogMark } from './log-marks.ts'
export type { NextAct } from './next-acts.ts'
export type { Paper } from './papers.ts'
export { sayBothWays } from './sheet-facts.ts'
export { lineOf, readCase, type ReadCase } from './read-case.ts'
