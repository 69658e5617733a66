import {
  type Flicks,
  instant,
  type Instant,
  parseInstant,
  secondsToFlicks,
  timeRange,
  type TimeRange,
} from '../time/index.ts'
import { assetId, type Box, stillBox, type Timeline } from '../timeline/index.ts'
import { type Appearance, appearanceId } from './appearance.ts'
import { type Embargo, embargoId, type EmbargoScope } from './embargo.ts'
import type { Evidence } from './evidence.ts'
import { cutVersionId, type Exposure, USES } from './exposure.ts'
import { type Grant, grantId } from './grant.ts'
import { type Person, type Secret, type Subject, subjectId } from './subject.ts'
import { territory, WORLD } from './territory.ts'
import type { Verdict } from './verdict.ts'

/** The clip the stories are told about: Lamp room rehearsal, 21.4 s. */
export const rehearsal = assetId('lamp-room-rehearsal')

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
  destination: { platform: 'own-page', account: 'saltlight', keepsTerritories: false },
  territories: [WORLD],
  at: today,
  audience: { kind: 'everyone' },
}

export const ida: Person = {
  kind: 'person',
  id: subjectId('ida'),
  name: 'Ida Brandt',
  identified: true,
  minor: false,
}
export const tomas: Person = {
  kind: 'person',
  id: subjectId('tomas'),
  name: 'Tomas Reyes',
  identified: true,
  minor: false,
}
export const faceThree: Person = {
  kind: 'person',
  id: subjectId('face-3'),
  name: 'face 3',
  identified: false,
  minor: false,
}
export const scriptPage: Secret = {
  kind: 'secret',
  id: subjectId('script-page'),
  name: 'the script page',
  reveal: { kind: 'at', at: openingDay },
}

/** Evidence that knows the clip and nothing else, at margins of 0, with what a story adds. */
export function evidenceWith(added: Partial<Evidence> = {}): Evidence {
  return {
    version: 7,
    settings: { neverHideFeatured: false, marginFlicks: 0 as Flicks, joinGapFlicks: 0 as Flicks },
    assets: [{ assetId: rehearsal, scenes: [{ kind: 'throughout', sceneId: 'scene-12' }], dayId: 'day-14' }],
    subjects: [],
    appearances: [],
    grants: [],
    embargoes: [],
    decisions: [],
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
    scope: {
      sides: ['picture', 'sound'],
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
    scope,
    territories: [WORLD],
    until: { kind: 'at', at: openingDay },
    lift: { kind: 'stands' },
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
export const asReel = { ...onOwnPage, leaving: { kind: 'cut', version: reelVersion } } as const

/** The default exposure at a destination that keeps to Germany. */
export const inGermany = {
  ...onOwnPage,
  destination: { ...onOwnPage.destination, keepsTerritories: true },
  territories: [territory('DE')],
}
