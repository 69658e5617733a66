/** What fans and the people who made it may say to each other, and under which names. */
export {
  checkHandle,
  type Handle,
  HANDLE_LENGTHS,
  HANDLE_RESTS_MS,
  type HandleCheck,
  type HandleSkeleton,
  mayChangeHandle,
  skeletonOf,
} from './handle.ts'
export {
  type AppealOutcome,
  mayBeAppealed,
  mayBeUndone,
  MODERATION_ACTS,
  MODERATION_REASONS,
  type ModerationAct,
  type ModerationActKind,
  type ModerationReason,
  outcomeOf,
  type ReportOutcome,
} from './moderation.ts'
export { patternOf, type ReportPattern, type WeighedReport, weighReports } from './report-pattern.ts'
export { paceOf, TRUST_LEVELS, type TrustLevel, trustOf, type WriterFacts } from './trust.ts'
export { watchedIn, type WatchedWord } from './watched-word.ts'
