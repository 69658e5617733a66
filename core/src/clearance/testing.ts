import {
  type Flicks,
  instant,
  type Instant,
  parseInstant,
  secondsToFlicks,
  timeRange,
  type TimeRange,
} from '../time/index.ts'
import type { CutId, Premiere, StoryPoint, StoryPointId } from '../production/index.ts'
import { assetId, type Box, stillBox, type Timeline } from '../timeline/index.ts'
import { type Appearance, appearanceId } from './appearance.ts'
import { type CrowdNotice, crowdNoticeId } from './crowd-notice.ts'
import { type Approval, decisionId } from './decision.ts'
import { type AssetFacts, type Embargo, embargoId, type EmbargoScope } from './embargo.ts'
import { type Evidence, NO_EVIDENCE } from './evidence.ts'
import { cutVersionId, type Destination, type Exposure, USES } from './exposure.ts'
import { type DestinationScope, type Grant, grantId } from './grant.ts'
import { type Holdback, holdbackId, type Release } from './holdback.ts'
import { type Kill, type Killed, killId } from './kill.ts'
import { MEDIA, MUSIC_RIGHTS } from './medium.ts'
import { type Nda, ndaId } from './nda.ts'
import { type Prohibition, prohibitionId } from './prohibition.ts'
import { type Holding, type Person, type Secret, type Subject, subjectId } from './subject.ts'
import { territory, WORLD } from './territory.ts'
import type { Verdict } from './verdict.ts'

/** The clip the stories are told about: Lamp room rehearsal, 21.4 s. */
export const rehearsal = assetId('lamp-room-rehearsal')

/** The cut the stories are told about. */
export const reel = 'reel' as CutId

/** The one version of the cut the stories are told about. */
export const reelVersion = cutVersionId('reel/1')

/** The day the stories are told on, and the day scene 12 opens. */
export const today: Instant = parseInstant('2026-11-24T13:06:00Z')
export const openingDay: Instant = parseInstant('2026-12-11T17:00:00Z')

/** A range from seconds, for stories only. */
export function seconds(from: number, to: number): TimeRange {
  return timeRange(secondsToFlicks(from), secondsToFlicks(to))
}

/** The whole clip as it came. */
export const wholeClip: Timeline = { clips: [{ assetId: rehearsal, source: seconds(0, 21.4) }], edits: [] }

/** The default exposure of the clip: own page, publicity, everywhere, today. */
export const onOwnPage: Exposure = {
  leaving: { kind: 'asset', assetId: rehearsal },
  timeline: wholeClip,
  uses: ['publicity'],
  destination: {
    platform: 'own-page',
    account: 'saltlight',
    keepsTerritories: false,
    knowsProgress: true,
    ownerId: null,
  },
  territories: [WORLD],
  medium: 'motion',
  at: today,
  until: null,
  placedAt: null,
  audience: { kind: 'everyone' },
}

export const ida: Person = {
  kind: 'person',
  id: subjectId('ida'),
  name: 'Ida Brandt',
  identified: true,
  minor: false,
  comesOfAgeAt: null,
}
export const tomas: Person = {
  kind: 'person',
  id: subjectId('tomas'),
  name: 'Tomas Reyes',
  identified: true,
  minor: false,
  comesOfAgeAt: null,
}
export const faceThree: Person = {
  kind: 'person',
  id: subjectId('face-3'),
  name: 'face 3',
  identified: false,
  minor: false,
  comesOfAgeAt: null,
}
export const lightship: Holding = { kind: 'location', id: subjectId('lightship'), name: 'the lightship' }
export const waltz: Holding = { kind: 'music', id: subjectId('waltz'), name: 'Harbour waltz' }
export const ravn: Holding = { kind: 'mark', id: subjectId('ravn'), name: 'Ravn' }
export const scriptPage: Secret = {
  kind: 'secret',
  id: subjectId('script-page'),
  name: 'the script page',
  reveal: { kind: 'at', at: openingDay },
}

/** What is known of the clip: scene 12 throughout, filmed on day 14 aboard the lightship. */
export const rehearsalFacts: AssetFacts = {
  assetId: rehearsal,
  scenes: [{ kind: 'throughout', sceneId: 'scene-12' }],
  dayId: 'day-14',
  placeId: lightship.id,
  contributionId: null,
}

/** Evidence that knows the clip and nothing else, at margins of 0, with what a story adds. */
export function evidenceWith(added: Partial<Evidence> = {}): Evidence {
  return {
    ...NO_EVIDENCE,
    version: 7,
    settings: { neverHideFeatured: false, marginFlicks: 0 as Flicks, joinGapFlicks: 0 as Flicks },
    assets: [rehearsalFacts],
    ...added,
  }
}

/** A subject seen in a box, in the background unless said otherwise. */
export function seen(subject: Subject, range: TimeRange, changes: Partial<Appearance> = {}): Appearance {
  return {
    id: appearanceId(`${subject.id} ${range.from}`),
    assetId: rehearsal,
    subjectId: subject.id,
    range,
    sides: ['picture'],
    region: { kind: 'boxes', boxes: stillBox(leftThird) },
    prominence: 'background',
    certainty: 'sure',
    ...changes,
  }
}

/** Where faces stand in the stories. */
export const leftThird: Box = { x: 0.1, y: 0.2, width: 0.2, height: 0.4 }

/** A release form for everything, everywhere, signed long ago, with what a story narrows. */
export function signed(
  subject: Subject,
  scope: Partial<Grant['scope']> = {},
  changes: Partial<Grant> = {},
): Grant {
  return {
    id: grantId(`form of ${subject.id}`),
    subjectId: subject.id,
    signatory: 'self',
    basis: 'consent',
    endsAtMajority: false,
    scope: {
      media: MEDIA,
      musicRights: MUSIC_RIGHTS,
      uses: USES,
      destinations: [{ kind: 'anywhere' }],
      territories: [WORLD],
      window: {},
      ...scope,
    },
    conditions: [],
    state: { kind: 'signed', signedAt: instant(0) },
    ...changes,
  }
}

/** An embargo that stands until the opening day, everywhere, unless a story says otherwise. */
export function embargoed(scope: EmbargoScope, changes: Partial<Embargo> = {}): Embargo {
  return {
    id: embargoId(`embargo on ${scope.kind}`),
    name: 'Scene 12',
    cause: 'plan',
    scope,
    territories: [WORLD],
    begunAt: instant(0),
    until: { kind: 'at', at: openingDay },
    lifters: { kind: 'anyone-allowed' },
    lifts: [],
    exemptions: [],
    ahead: null,
    ...changes,
  }
}

/** The kinds of all acts a verdict names, in order. */
export function remedyKinds(verdict: Verdict): readonly string[] {
  return verdict.kind === 'cleared'
    ? []
    : verdict.concerns.flatMap((concern) => concern.remedies.map(({ kind }) => kind))
}

/** Scene 12 under embargo until the opening day, everywhere. */
export const scene12 = embargoed({ kind: 'scene', sceneId: 'scene-12' })

/** The settings of a production that never hides a featured person by itself. */
export const neverHidden = { ...evidenceWith().settings, neverHideFeatured: true }

/** The clip leaving as the first version of a cut. */
export const asReel = {
  ...onOwnPage,
  leaving: { kind: 'cut', cutId: reel, version: reelVersion },
} as const satisfies Exposure

/** The default exposure at a destination that keeps to Germany. */
export const inGermany = {
  ...onOwnPage,
  destination: { ...onOwnPage.destination, keepsTerritories: true },
  territories: [territory('DE')],
}

/** A prohibition of one subject everywhere, for ever, on both sides, recorded long ago; of the production without a subject. */
export function forbidden(subject: Subject | null, changes: Partial<Prohibition> = {}): Prohibition {
  return {
    id: prohibitionId(`prohibition of ${subject?.id ?? 'the production'}`),
    kind: 'never',
    name: 'The contract',
    subjectId: subject?.id ?? null,
    sides: ['picture', 'sound'],
    uses: [],
    destinations: { kind: 'these', destinations: [{ kind: 'anywhere' }] },
    territories: [],
    from: null,
    until: null,
    recordedAt: instant(0),
    ...changes,
  }
}

/** Everywhere on a platform. */
export function on(platform: string): DestinationScope {
  return { kind: 'platform', platform }
}

/** An account of a platform that knows nothing of its viewers and belongs to the production, unless a story says otherwise. */
export function accountOn(platform: string, changes: Partial<Destination> = {}): Destination {
  return {
    platform,
    account: '@saltlight',
    keepsTerritories: false,
    knowsProgress: false,
    ownerId: null,
    ...changes,
  }
}

/** A holdback of a day: TikTok waits for the own page. */
export function heldBack(changes: Partial<Holdback> = {}): Holdback {
  return {
    id: holdbackId('own page first'),
    name: 'Own page first',
    waits: on('tiktok'),
    first: on('own-page'),
    delay: { kind: 'hours', hours: 24 },
    territories: [],
    recordedAt: instant(0),
    ...changes,
  }
}

/** The cut's real publication on the own page. */
export function released(at: Instant, changes: Partial<Release> = {}): Release {
  return { cutId: reel, destination: { platform: 'own-page', account: 'saltlight' }, at, ...changes }
}

/** A contributor's agreement that never ends, unless a story says otherwise. */
export function sworn(contributorId: string, changes: Partial<Nda> = {}): Nda {
  return {
    id: ndaId(`agreement of ${contributorId}`),
    contributorId,
    name: 'The crew agreement',
    until: { kind: 'never' },
    recordedAt: instant(0),
    ...changes,
  }
}

/** A notice to the crowd aboard the lightship on day 14. */
export function crowdTold(changes: Partial<CrowdNotice> = {}): CrowdNotice {
  return {
    id: crowdNoticeId('notice of day 14'),
    name: 'Notice at the gangway',
    placeId: lightship.id,
    dayId: 'day-14',
    uses: [],
    postedAt: instant(0),
    ...changes,
  }
}

/** A kill by the person themselves, long ago. */
export function killedBy(subject: Subject, killed: Killed, changes: Partial<Kill> = {}): Kill {
  return {
    id: killId(`kill by ${subject.id}`),
    subjectId: subject.id,
    killed,
    by: subject.name,
    at: instant(0),
    note: '',
    takenBackAt: null,
    ...changes,
  }
}

/** A word on the one version of the reel, the person's own unless a story says otherwise. */
export function spoken(
  subject: Subject,
  state: Approval['state'],
  changes: Partial<Approval> = {},
): Approval {
  return {
    kind: 'approval',
    id: decisionId(`word ${state.kind} of ${subject.id} ${state.at}`),
    subjectId: subject.id,
    version: reelVersion,
    speaker: 'person',
    final: false,
    state,
    ...changes,
  }
}

/** A point of the story after others. */
export function storyPoint(
  id: string,
  after: readonly StoryPointId[] = [],
  publicAt: Instant | null = null,
): StoryPoint {
  return { id: id as StoryPointId, name: id, after, publicAt }
}

/** A premiere of the work, or of what a story point names. */
export function premiered(where: string, at: Instant, of: StoryPointId | null = null): Premiere {
  return { of, territory: where, at }
}
