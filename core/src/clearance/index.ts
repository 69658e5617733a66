/** The doorkeeper: evidence in, verdict out. */
export { SUBJECT_KINDS, subjectId } from './subject.ts'
export type { Holding, Person, SafetyMatter, Secret, Subject } from './subject.ts'
export type { Reveal } from './reveal.ts'
export { MEDIA, MUSIC_RIGHTS } from './medium.ts'
export type { Medium, MusicRight } from './medium.ts'
export type { SubjectId } from '../production/index.ts'
export { comesOfAge } from './comes-of-age.ts'
export { appearanceId, SIDES } from './appearance.ts'
export type { Appearance, AppearanceId, Region, Side } from './appearance.ts'
export { cutVersionId, USES } from './exposure.ts'
export type { Audience, CutVersionId, Destination, Exposure, Leaving, Use } from './exposure.ts'
export { grantId } from './grant.ts'
export type {
  Condition,
  DestinationScope,
  Grant,
  GrantBasis,
  GrantId,
  GrantScope,
  GrantState,
  GrantWindow,
  Signatory,
} from './grant.ts'
export { embargoId } from './embargo.ts'
export type {
  AssetFacts,
  Embargo,
  EmbargoEnd,
  EmbargoExemption,
  EmbargoId,
  EmbargoLift,
  EmbargoScope,
  Lifters,
  SceneShown,
} from './embargo.ts'
export { lifterNamed, liftingOf } from './lifters.ts'
export type { Lifting } from './lifters.ts'
export { prohibitionId } from './prohibition.ts'
export type { ForbiddenDestinations, Prohibition, ProhibitionId } from './prohibition.ts'
export { holdbackId } from './holdback.ts'
export type { Holdback, HoldbackId, Release } from './holdback.ts'
export { ndaId } from './nda.ts'
export type { Nda, NdaId } from './nda.ts'
export { crowdNoticeId } from './crowd-notice.ts'
export type { CrowdNotice, CrowdNoticeId } from './crowd-notice.ts'
export { killId } from './kill.ts'
export type { Kill, Killed, KillId } from './kill.ts'
export { decisionId } from './decision.ts'
export type { Approval, ApprovalState, Decision, DecisionId, NeedsNone } from './decision.ts'
export { canonicalEvidence } from './canonical.ts'
export { indexOf } from './evidence-index.ts'
export type { EvidenceIndex } from './evidence-index.ts'
export { isMinorAt } from './grant-asks.ts'
export { horizonOf } from './reveal-reading.ts'
export type { Passage } from './reveal-reading.ts'
export { keyTouchedBy } from './dependency.ts'
export type { EvidenceChange } from './dependency.ts'
export { judge } from './judge.ts'
export { footingsOf } from './footing.ts'
export type { Footing, Ground } from './footing.ts'
export { DEFAULT_SETTINGS, NO_EVIDENCE } from './evidence.ts'
export type { ClearanceSettings, Evidence } from './evidence.ts'
export { allTerritories, isTerritory, territory, WORLD } from './territory.ts'
export type { Territory } from './territory.ts'
export { isTerritoryGroup, territoriesIn, TERRITORY_GROUPS } from './territory-group.ts'
export type { Area, TerritoryGroup } from './territory-group.ts'
export { REMEDY_KINDS, VERDICT_KINDS } from './verdict.ts'
export type {
  Cleared,
  ClearedWithEdits,
  Concern,
  ConcernFacts,
  Duty,
  GrantGap,
  Held,
  Refused,
  Remedy,
  Shortfall,
  Verdict,
} from './verdict.ts'
export { sayConcern, sayRanges } from './say-concern.ts'
export { holdersIn, sayMoment } from './speaking.ts'
export type { Speaking } from './speaking.ts'
export { sayExposure, sayScope } from './say-exposure.ts'
export { namesIn, sayDelay, sayHorizon, sayReveal } from './say-reveal.ts'
export type { SaidExposure } from './say-exposure.ts'
export { sayAllAreas, sayPlaces } from './say-places.ts'
export { sayRemedy } from './say-remedy.ts'
export { sayGrant } from './say-grant.ts'
export type { SaidGrant } from './say-grant.ts'
export { sayCrowdNotice, sayDecision, sayDependency, sayKill } from './say-evidence.ts'
export { sayFacts } from './say-concern.ts'
export { sayVerdict } from './say-verdict.ts'
export type { SaidAct, SaidVerdict } from './say-verdict.ts'
export { consequences, consequenceOf } from './simulate/consequence.ts'
export type { ChangeOfAnswer, Consequence, Standing } from './simulate/consequence.ts'
export { freeingActs } from './simulate/freeing-acts.ts'
export type { Board, FreeingAct } from './simulate/freeing-acts.ts'
export type { Hypothesis } from './simulate/hypothesis.ts'
export { suppose } from './simulate/suppose.ts'
export { supposing, widestGrant } from './simulate/supposing.ts'
export { touchedBy } from './simulate/touched.ts'
export { sayConsequences, sayHypothesis } from './simulate/say-hypothesis.ts'
export type { CountedConsequences, NameOf } from './simulate/say-hypothesis.ts'
export { premiereIn } from './premiere-reading.ts'
export { checkEvidence, FLAW_KINDS, holdbackCircles, sayFlaw } from './check/index.ts'
export type { AssetLengths, Flaw, FlawKind } from './check/index.ts'
