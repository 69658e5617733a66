/** The tables of every stage as types, and the migrations that make them. */
import type { Kysely, Transaction } from 'kysely'
import type { ClearanceTables } from './clearance.ts'
import type { CommunityTables } from './community.ts'
import type { CutTables } from './cut.ts'
import type { EmbargoProofTables } from './embargo-proofs.ts'
import type { FollowingTables } from './following.ts'
import type { FormTables } from './forms.ts'
import type { IngestTables } from './ingest.ts'
import type { KillTables } from './kills.ts'
import type { MarkingTables } from './marking.ts'
import type { Migration } from './migration.ts'
import { foundations } from './migrations/0001-foundations.ts'
import { accounts } from './migrations/0002-accounts.ts'
import { ingest } from './migrations/0003-ingest.ts'
import { clearance } from './migrations/0004-clearance.ts'
import { cut } from './migrations/0005-cut.ts'
import { publish } from './migrations/0006-publish.ts'
import { jobs } from './migrations/0007-jobs.ts'
import { keyArtAndCredits } from './migrations/0008-key-art-and-credits.ts'
import { slipOpenings } from './migrations/0009-slip-openings.ts'
import { theWholeLaw } from './migrations/0010-the-whole-law.ts'
import { releaseForms } from './migrations/0011-release-forms.ts'
import { killRights } from './migrations/0012-kill-rights.ts'
import { marking } from './migrations/0013-marking.ts'
import { faceProposals } from './migrations/0014-face-proposals.ts'
import { whoHoldsWhat } from './migrations/0015-who-holds-what.ts'
import { viewers } from './migrations/0016-viewers.ts'
import { community } from './migrations/0017-community.ts'
import { storyAndViewAs } from './migrations/0018-story-and-view-as.ts'
import { fanAccounts } from './migrations/0019-fan-accounts.ts'
import { comments } from './migrations/0020-comments.ts'
import { questions } from './migrations/0021-questions.ts'
import { theories } from './migrations/0022-theories.ts'
import { following } from './migrations/0023-following.ts'
import { moderation } from './migrations/0024-moderation.ts'
import { pages } from './migrations/0025-pages.ts'
import { chapters } from './migrations/0026-chapters.ts'
import { toldAgain } from './migrations/0027-told-again.ts'
import { widerSearchAndSpotlights } from './migrations/0028-wider-search-and-spotlights.ts'
import { quickerReading } from './migrations/0029-quicker-reading.ts'
import { sealsOpenedToWhoLooks } from './migrations/0030-seals-opened-to-who-looks.ts'
import { storyPointsTell } from './migrations/0031-story-points-tell.ts'
import { outOfTheDoor } from './migrations/0032-out-of-the-door.ts'
import { scheduleRules } from './migrations/0033-schedule-rules.ts'
import { embargoProofs } from './migrations/0034-embargo-proofs.ts'
import { accountsAndTokens } from './migrations/0036-accounts-and-tokens.ts'
import { ourOwnOutlets } from './migrations/0037-our-own-outlets.ts'
import { kitChecks } from './migrations/0038-kit-checks.ts'
import { renditions } from './migrations/0041-renditions.ts'
import { theRecallComplete } from './migrations/0042-the-recall-complete.ts'
import { kitsAndAnswers } from './migrations/0043-kits-and-answers.ts'
import { whoFollowsUs } from './migrations/0044-who-follows-us.ts'
import { whatComesBack } from './migrations/0039-what-comes-back.ts'
import { wordsForPosts } from './migrations/0046-words-for-posts.ts'
import { unreadableFiles } from './migrations/0047-unreadable-files.ts'
import { recordingsAndParts } from './migrations/0050-recordings-and-parts.ts'
import { sharedWork } from './migrations/0049-shared-work.ts'
import { ladders } from './migrations/0048-ladders.ts'
import { dailies } from './migrations/0052-dailies.ts'
import { slates } from './migrations/0053-slates.ts'
import { loudness } from './migrations/0054-loudness.ts'
import { heardTrack } from './migrations/0056-heard-track.ts'
import { dailiesAndRates } from './migrations/0057-dailies-and-rates.ts'
import { placedAhead } from './migrations/0058-placed-ahead.ts'
import { watchedToTheEnd } from './migrations/0059-watched-to-the-end.ts'
import { usedAddresses } from './migrations/0061-used-addresses.ts'
import type { KitCheckTables } from './kit-checks.ts'
import type { LadderTables } from './ladders.ts'
import type { ModerationTables } from './moderation.ts'
import type { ObservationTables } from './observations.ts'
import type { OutletTables } from './outlets.ts'
import type { PlantTables } from './plant.ts'
import type { PlatformAccountTables } from './platform-accounts.ts'
import type { ProductionTables } from './production.ts'
import type { PublishTables } from './publish.ts'
import type { RecallTables } from './recalls.ts'
import type { RecordingTables } from './recordings.ts'
import type { WordsForPostsTables } from './words-for-posts.ts'
import type { TheoryTables } from './theories.ts'
import type { QuestionTables } from './questions.ts'

export interface Database
  extends
    PlantTables,
    ProductionTables,
    IngestTables,
    LadderTables,
    RecordingTables,
    ClearanceTables,
    FormTables,
    KillTables,
    MarkingTables,
    CutTables,
    PublishTables,
    PlatformAccountTables,
    EmbargoProofTables,
    RecallTables,
    KitCheckTables,
    ObservationTables,
    OutletTables,
    WordsForPostsTables,
    CommunityTables,
    ModerationTables,
    TheoryTables,
    QuestionTables,
    FollowingTables {}

/** Reads: a pool. */
export type Db = Kysely<Database>
/** Writes: a transaction, never a pool; so that a change, its event and its job commit together. */
export type Trx = Transaction<Database>

export type { Migration, RoleNames } from './migration.ts'
export type { LastLook } from './platform-accounts.ts'
export type { DeskState } from './questions.ts'
export type { ThreadKind } from './community.ts'

/** Every step of the schema, in order; forward only. */
export const migrations: Migration[] = [
  foundations,
  accounts,
  ingest,
  clearance,
  cut,
  publish,
  jobs,
  keyArtAndCredits,
  slipOpenings,
  theWholeLaw,
  releaseForms,
  killRights,
  marking,
  faceProposals,
  whoHoldsWhat,
  viewers,
  community,
  storyAndViewAs,
  fanAccounts,
  comments,
  questions,
  theories,
  following,
  moderation,
  pages,
  chapters,
  toldAgain,
  widerSearchAndSpotlights,
  quickerReading,
  sealsOpenedToWhoLooks,
  storyPointsTell,
  outOfTheDoor,
  scheduleRules,
  embargoProofs,
  accountsAndTokens,
  ourOwnOutlets,
  kitChecks,
  whatComesBack,
  renditions,
  theRecallComplete,
  kitsAndAnswers,
  whoFollowsUs,
  wordsForPosts,
  unreadableFiles,
  ladders,
  sharedWork,
  recordingsAndParts,
  dailies,
  slates,
  loudness,
  heardTrack,
  dailiesAndRates,
  placedAhead,
  watchedToTheEnd,
  usedAddresses,
]
