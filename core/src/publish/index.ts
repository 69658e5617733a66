/** Publish: how a cut leaves, once, when it opens, what a place takes in words, and how it is called back. */
export { sayLate } from './say-late.ts'
export { lateBy, leadMs, LEAST_AHEAD_MS } from './hand-over-time.ts'
export { ACCOUNT_STANDINGS, accountOutlook, LOOKS_BEFORE_MS, permissionEnds } from './account-outlook.ts'
export { ACCOUNT_SWITCHES, PRICE_OF_REPLY, SWITCHES_OF } from './account-switch.ts'
export type { AccountSwitch } from './account-switch.ts'
export type { AccountOutlook, AccountPermission, AccountStanding } from './account-outlook.ts'
export { sayAccountOutlook } from './say-account-outlook.ts'
export { ANSWER_LIMITS, answerBound, checkAnswer } from './answer-limits.ts'
export { ANSWER_STAGES, answerStage, leavesRoomForAnswer } from './answer-stage.ts'
export type { AnswerStage } from './answer-stage.ts'
export { keepFirst, signsIn } from './signs.ts'
export type { SignKind } from './signs.ts'
export { COPY_LIMITS, checkCopy, checkWords, measureText, TEXT_UNITS } from './copy-limits.ts'
export type { CopyIssue, CopyLimits, CopyPlatform, TextLimit, TextUnit } from './copy-limits.ts'
export { DESTINATION_KINDS, DESTINATION_TRAITS } from './destination-kind.ts'
export type { DestinationKind } from './destination-kind.ts'
export { hashtagsIn, readHashtag, toggleHashtag } from './hashtag.ts'
export { checkPlan } from './limits/check-plan.ts'
export type { PlanIssue, PlanRemedy } from './limits/check-plan.ts'
export { longestWithin, planRendition } from './limits/plan-rendition.ts'
export type { FilmBounds, PlannedRendition } from './limits/plan-rendition.ts'
export { remedyFor, remedyForFilm, remedyForWords } from './limits/remedy-for.ts'
export type { IssueWords, Remedy } from './limits/remedy-for.ts'
export { filmBoundsOf, settlePlan } from './limits/settle-plan.ts'
export type { SettledPlan } from './limits/settle-plan.ts'
export { coverWay } from './limits/cover-way.ts'
export { PLATFORM_LIMITS } from './limits/index.ts'
export { PLATFORM_IDS } from './limits/platform-limits.ts'
export type { FilmLimits, PlatformId, PlatformLimits, Price } from './limits/platform-limits.ts'
export { HANDLE_PLATFORMS, mentionAt, mentionedIn, mentionOf, readHandle } from './mention.ts'
export type { HandlePlatform, MentionedPerson } from './mention.ts'
export { POST_DISCLOSURES, POST_INTERACTIONS } from './post-plan.ts'
export type {
  Cover,
  FilmFacts,
  Interactions,
  PostDisclosure,
  PostInteraction,
  PostPlan,
} from './post-plan.ts'
export {
  EXPECTATIONS,
  PROOF_FORM,
  proofText,
  readSignedProof,
  sumOfTries,
  TRY_VERDICTS,
  verdictOfTries,
} from './embargo-proof.ts'
export type {
  EmbargoProof,
  EmbargoTry,
  Expectation,
  SignedProof,
  TrySum,
  TryVerdict,
} from './embargo-proof.ts'
export {
  COPY_PLATFORM_NAMES,
  DISCLOSURES,
  HOW_DISCLOSED,
  isDisclosureTold,
  kitDoor,
  platformOfLink,
} from './kit.ts'
export type { Disclosure, HowDisclosed, KitDoor } from './kit.ts'
export { DISCLOSURE_WORDS, saysDisclosure } from './disclosure-words.ts'
export {
  asksForSaved,
  DISCLOSURE_STANDINGS,
  findingOfCover,
  findingOfFilm,
  KIT_STANDINGS,
  kitLookAfter,
  kitStanding,
  standingWithSaved,
} from './kit-finding.ts'
export type { DisclosureStanding, KitFinding, KitStanding, Unread } from './kit-finding.ts'
export { readPostLink } from './post-link.ts'
export type { PostLink } from './post-link.ts'
export { isOurOwn, PLACE_CLASSES, placesOfDelivery, placesOfKit, placesOfPost } from './place.ts'
export type { Delivered, HandedKit, Place, PlaceKind } from './place.ts'
export { foreignAddress, foreignWords, readsTheSame } from './foreign-words.ts'
export { nextObservation, observationAfter } from './next-observation.ts'
export type { Looks } from './next-observation.ts'
export { nextErrand } from './next-errand.ts'
export type { DeliveryFacts, Errand, FilmState } from './next-errand.ts'
export { nameSlug } from './name-slug.ts'
export { openByClock } from './open-by-clock.ts'
export { DRAFT } from './publication-state.ts'
export type {
  AttemptId,
  FailureCause,
  PlaceRef,
  PublicationAct,
  PublicationEvent,
  PublicationState,
  PublicationStep,
  StayReason,
} from './publication-state.ts'
export { absenceOf, nextLookAfterGone, stepRecallLine } from './recall-line.ts'
export type { Evidence, Exchange, RecallLine, RecallLineEvent, RecallLineState } from './recall-line.ts'
export { type DrillLine, type DrillResult, type DrillSum, type DrillWay, sumOfDrill } from './recall-drill.ts'
export {
  entryText,
  readSignedReport,
  type RecallReport,
  REPORT_FORM,
  type ReportedEntry,
  type ReportedLine,
  type ReportedSight,
  reportText,
  type SignedRecallReport,
} from './recall-report.ts'
export { nextReminder, type RecallReminder, reminderOf, waitsForPerson } from './recall-reminder.ts'
export {
  inOrderOfReading,
  isStillThere,
  sumWhereabouts,
  type Whereabout,
  WHEREABOUT_KINDS,
  WHEREABOUT_STANDS,
  type WhereaboutKind,
  type WhereaboutStands,
  type WhereaboutSum,
} from './whereabouts.ts'
export { RECALL_DEADLINES, SECOND_LOOK_MS } from './recall-deadline.ts'
export { isOverdue, isSettled, planRecall, standingOfLedger, summariseRecall } from './recall-ledger.ts'
export type { LedgerStanding, RecallSummary } from './recall-ledger.ts'
export { RETRACTION_CLASSES } from './retraction-class.ts'
export type { RetractionClass } from './retraction-class.ts'
export { resolveRule } from './resolve-rule.ts'
export type { Anchor, Awaited, Resolution, RuleWarning, ScheduleFacts } from './resolve-rule.ts'
export { shortenWords } from './shorten-words.ts'
export { sayLevel } from './say-level.ts'
export { sayPlanIssue } from './say-plan-issue.ts'
export { sayRendition } from './say-rendition.ts'
export { sayConflict } from './say-conflict.ts'
export { sayAwaited, sayRule, sayRuleWarning } from './say-rule.ts'
export { conflictsOf, DEFAULT_CALENDAR } from './schedule-conflicts.ts'
export type { CalendarSettings, QuietHours, ScheduleConflict, Slot } from './schedule-conflicts.ts'
export { hangs, hangTogether, openingMoment } from './schedule-rule.ts'
export type { HangingRule, ScheduleRule } from './schedule-rule.ts'
export { priceOfPost } from './price-of-post.ts'
export { POST_STAGES, shownStage } from './shown-stage.ts'
export type { PostStage } from './shown-stage.ts'
export { shownState } from './shown-state.ts'
export { COMMIT_WINDOW_MS, QUIET_MS, stepPublication } from './step-publication.ts'
