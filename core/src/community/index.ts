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
export { type NotedReveal, type RevealStep, revealStep } from './reveal.ts'
export { plainFile, readSealedFile, SEAL_FORM, type SealedTheory, sealedFile, theoryText } from './seal.ts'
export {
  calledIt,
  type Marker,
  mayMark,
  MOST_THEORIES,
  refuseTheory,
  THEORY_MARKS,
  type TheoryAttempt,
  type TheoryMark,
  type TheoryRefusal,
  type TheoryState,
} from './theory.ts'
export {
  LONGEST_SESSION_MS,
  refuseSession,
  sessionStateAt,
  type SessionPlan,
  type SessionRefusal,
  type SessionState,
  type SessionTimes,
} from './session.ts'
export { watchedIn, type WatchedWord } from './watched-word.ts'
export {
  isWanted,
  kindsWanted,
  MAIL_RHYTHMS,
  type MailRhythm,
  NOTICE_KINDS,
  NOTICE_WAYS,
  type NoticeChoices,
  type NoticeKind,
  type NoticeWay,
} from './notice.ts'
export { type NoticeMatter, noticePath, type NoticePlace, sayNotice, type ToldNotice } from './say-notice.ts'
export { afterQuiet, type MailTime, nextLetter, type QuietHours } from './telling-time.ts'
export { LONGEST_WRITING, checkWords, type WordsCheck } from './words.ts'
export { type Mention, mentionsIn, MOST_MENTIONS, namedIn } from './mentions.ts'
export { type Reaction, REACTIONS, type Silence, SILENCES } from './reaction.ts'
export { PAIR_WINDOW, type PairFinder, pairFinder, type TermPair } from './term-pair.ts'
export { weighWords, type WordsToWeigh, type WordsWeighed } from './weigh-words.ts'
export {
  type ListedPoint,
  MOST_TERM_PAIRS,
  readTermList,
  type TermListFlaw,
  writeTermList,
} from './term-list.ts'
export {
  type CommunityDoor,
  doorLayer,
  sightOf,
  stateLayer,
  type StoodWriting,
  WRITING_SIGHTS,
  type WritingLayer,
  type WritingSight,
} from './writing-sight.ts'
