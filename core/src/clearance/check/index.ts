/** Evidence looked over: what was likely not meant, and how the law answers it. */
export { checkEvidence, type AssetLengths } from './check-evidence.ts'
export { holdbackCircles } from './check-holdbacks.ts'
export { type Flaw, FLAW_KINDS, type FlawKind } from './flaw.ts'
export { sayFlaw } from './say-flaw.ts'
