import {
  type Appearance,
  appearanceId,
  type AssetFacts,
  type CrowdNotice,
  crowdNoticeId,
  cutVersionId,
  type Decision,
  decisionId,
  DEFAULT_SETTINGS,
  type Destination,
  type Embargo,
  embargoId,
  type Evidence,
  type Exposure,
  type Grant,
  grantId,
  holdbackId,
  type Kill,
  killId,
  type Nda,
  ndaId,
  type Prohibition,
  prohibitionId,
  type Release,
  type Reveal,
  SIDES,
  type Subject,
  subjectId,
  territory,
  USES,
  WORLD,
} from '@stagedoor/core/clearance'
import type { CutId, Story, StoryPointId } from '@stagedoor/core/production'
import { type Flicks, FLICKS_PER_SECOND, type Instant, instant, timeRange } from '@stagedoor/core/time'
import { assetId, type BoxTrack } from '@stagedoor/core/timeline'

/** How large the production of the benchmarks is. */
export const SIZE = { assets: 5_000, subjects: 8_000, appearances: 100_000, grants: 10_000, cuts: 100_000 }

/** The moment at which the benchmarks ask. */
export const NOW = instant(Date.UTC(2026, 10, 21))

type Draw = (below: number) => number

const DAY = 86_400_000
const PLACES = ['DE', 'FR', 'US', 'JP'].map(territory)
const DESTINATIONS: readonly Destination[] = [
  { platform: 'own-page', account: 'own-page', keepsTerritories: false, knowsProgress: true, ownerId: null },
  ...['instagram', 'youtube', 'mastodon', 'bluesky'].flatMap((platform) =>
    ['@saltlight', '@ida', '@tomas'].map((account) => ({
      platform,
      account,
      keepsTerritories: platform === 'youtube',
      knowsProgress: false,
      ownerId: account === '@saltlight' ? null : account,
    })),
  ),
]

/** A large production in which every kind of evidence occurs; the same every time. */
export function drawEvidence(): Evidence {
  const draw = drawer(1)
  return {
    version: 1,
    settings: DEFAULT_SETTINGS,
    assets: numbered(SIZE.assets, (i) => assetFactsOf(i, draw)),
    subjects: numbered(SIZE.subjects, subjectOf),
    appearances: numbered(SIZE.appearances, (i) => appearanceOf(i, draw)),
    grants: numbered(SIZE.grants, (i) => grantOf(i, draw)),
    prohibitions: numbered(60, (i) => prohibitionOf(i, draw)),
    embargoes: numbered(40, (i) => embargoOf(i, draw)),
    holdbacks: numbered(4, (i) => ({
      id: holdbackId(`holdback-${i}`),
      name: `Holdback ${i}`,
      waits: { kind: 'platform', platform: ['instagram', 'youtube', 'mastodon', 'bluesky'][i] ?? '' },
      first: { kind: 'platform', platform: 'own-page' },
      delay: { kind: 'hours', hours: 24 },
      territories: [],
      recordedAt: daysFromNow(-90),
    })),
    releases: numbered(SIZE.cuts * 0.9, (i) => releaseOf(i, draw)),
    ndas: numbered(6, ndaOf),
    crowdNotices: numbered(30, noticeOf),
    decisions: numbered(20_000, (i) => decisionOf(i, draw)),
    kills: numbered(300, (i) => killOf(i, draw)),
    story: STORY,
  }
}

/** One of the cuts that would leave. */
export function exposureOf(number: number): Exposure {
  const draw = drawer(number + 7)
  const clips = numbered(1 + draw(3), () => {
    const from = draw(40) * FLICKS_PER_SECOND
    return { assetId: assetAt(draw(SIZE.assets)), source: timeRange(from, from + 8 * FLICKS_PER_SECOND) }
  })
  return {
    leaving: { kind: 'cut', cutId: cutAt(number), version: versionAt(number) },
    timeline: { clips, edits: [] },
    uses: draw(10) === 0 ? ['publicity', 'paid-advertising'] : ['publicity'],
    destination: DESTINATIONS[draw(DESTINATIONS.length)] as Destination,
    territories: draw(4) === 0 ? PLACES.slice(0, 1 + draw(3)) : [WORLD],
    medium: 'motion',
    at: daysFromNow(draw(60)),
    until: null,
    placedAt: null,
    audience: { kind: 'everyone' },
  }
}

/** The identity of a cut by its number. */
export function cutAt(number: number): CutId {
  return `cut-${number}` as CutId
}

function versionAt(number: number) {
  return cutVersionId(`cut-${number}/1`)
}

function assetAt(number: number) {
  return assetId(`asset-${number}`)
}

function subjectAt(number: number) {
  return subjectId(`subject-${number}`)
}

function daysFromNow(days: number): Instant {
  return instant(NOW + days * DAY)
}

// Eight in ten are people; of a hundred subjects two are secrets and one a safety matter.
function subjectOf(i: number): Subject {
  const [id, name] = [subjectAt(i), `Subject ${i}`]
  switch (i % 100) {
    case 0:
    case 1:
      return { kind: 'secret', id, name, reveal: revealOf(i) }
    case 2:
      return { kind: 'safety-matter', id, name }
    default: {
      const kind = (['mark', 'artwork', 'music', 'location'] as const)[i % 20]
      if (kind) return { kind, id, name }
      const minor = i % 50 === 7
      return {
        kind: 'person',
        id,
        name,
        identified: i % 40 !== 9,
        minor,
        comesOfAgeAt: minor ? daysFromNow(200) : null,
      }
    }
  }
}

function revealOf(i: number): Reveal {
  const premiere: Reveal = {
    kind: 'premiere',
    of: null,
    territory: i % 3 === 0 ? 'each' : territory('DE'),
    delay: { kind: 'hours', hours: 48 },
  }
  const point: Reveal = { kind: 'story-point', point: pointAt(i % 10) }
  switch (i % 8) {
    case 0:
      return point
    case 1:
      return { kind: 'any', of: [premiere, point] }
    default:
      return i % 5 === 0 ? premiere : { kind: 'at', at: daysFromNow((i % 90) - 80) }
  }
}

function pointAt(number: number): StoryPointId {
  return `episode-${number + 1}` as StoryPointId
}

const STORY: Story = {
  points: numbered(10, (i) => ({
    id: pointAt(i),
    name: `Episode ${i + 1}`,
    after: i === 0 ? [] : [pointAt(i - 1)],
    publicAt: i < 5 ? daysFromNow(i * 7 - 14) : null,
  })),
  premieres: PLACES.map((place, i) => ({ of: null, territory: place, at: daysFromNow(i * 14 - 20) })),
}

function appearanceOf(i: number, draw: Draw): Appearance {
  const from = draw(50) * FLICKS_PER_SECOND
  return {
    id: appearanceId(`appearance-${i}`),
    assetId: assetAt(draw(SIZE.assets)),
    subjectId: subjectAt(draw(SIZE.subjects)),
    range: timeRange(from, from + 5 * FLICKS_PER_SECOND),
    sides: draw(4) === 0 ? SIDES : ['picture'],
    region:
      draw(20) === 0 ? { kind: 'not-drawn' } : { kind: 'boxes', boxes: trackFrom(from as Flicks, draw) },
    prominence: draw(3) === 0 ? 'featured' : 'background',
    certainty: draw(100) === 0 ? 'unsure' : 'sure',
  }
}

function trackFrom(from: Flicks, draw: Draw): BoxTrack {
  const box = { x: draw(70) / 100, y: draw(60) / 100, width: 0.2, height: 0.3 }
  if (draw(3) > 0) return [{ at: from, box }]
  return [
    { at: from, box },
    { at: (from + 2 * FLICKS_PER_SECOND) as Flicks, box: { ...box, x: box.x + 0.1 } },
    { at: (from + 4 * FLICKS_PER_SECOND) as Flicks, box: { ...box, y: box.y + 0.1 } },
  ]
}

function grantOf(i: number, draw: Draw): Grant {
  const subject = i % SIZE.subjects
  const signedAt = daysFromNow(-120 - draw(200))
  const isMinor = subject % 50 === 7
  const kind = draw(50)
  return {
    id: grantId(`grant-${i}`),
    subjectId: subjectAt(subject),
    signatory: isMinor ? 'guardian' : 'self',
    basis: 'consent',
    endsAtMajority: false,
    scope: {
      media: ['motion', 'stills', 'sound'],
      musicRights: ['sync', 'master'],
      uses: draw(5) === 0 ? ['publicity'] : USES,
      destinations: draw(30) === 0 ? [{ kind: 'platform', platform: 'own-page' }] : [{ kind: 'anywhere' }],
      territories: draw(30) === 0 ? ['EU'] : [WORLD],
      window: draw(10) === 0 ? { until: daysFromNow(draw(400)) } : {},
    },
    conditions: draw(8) === 0 ? [{ kind: 'credit-line', text: `Courtesy of ${subject}` }] : [],
    state:
      kind === 0
        ? { kind: 'sent', sentAt: signedAt }
        : kind === 1
          ? { kind: 'withdrawn', signedAt, withdrawnAt: daysFromNow(-draw(30)) }
          : { kind: 'signed', signedAt },
  }
}

function assetFactsOf(i: number, draw: Draw): AssetFacts {
  const range = timeRange(0, 30 * FLICKS_PER_SECOND)
  const [first, second] = [`scene-${draw(200)}`, `scene-${draw(200)}`]
  return {
    assetId: assetAt(i),
    scenes: [
      { kind: 'throughout', sceneId: first },
      { kind: 'in-range', sceneId: second, range },
    ],
    dayId: `day-${i % 60}`,
    placeId: subjectId(`place-${i % 20}`),
    contributionId: null,
  }
}

function prohibitionOf(i: number, draw: Draw): Prohibition {
  return {
    id: prohibitionId(`prohibition-${i}`),
    kind: i % 2 === 0 ? 'exclusivity' : 'never',
    name: `Prohibition ${i}`,
    subjectId: subjectAt(draw(SIZE.subjects)),
    sides: SIDES,
    uses: ['paid-advertising'],
    destinations: { kind: 'these', destinations: [{ kind: 'anywhere' }] },
    territories: i % 3 === 0 ? ['DACH'] : [],
    from: null,
    until: i % 2 === 0 ? daysFromNow(90) : null,
    recordedAt: daysFromNow(-100),
  }
}

function embargoOf(i: number, draw: Draw): Embargo {
  return {
    id: embargoId(`embargo-${i}`),
    name: `Embargo ${i}`,
    cause: i % 4 === 0 ? 'set-safety' : 'plan',
    scope:
      i % 4 === 0
        ? { kind: 'asset', assetId: assetAt(draw(SIZE.assets)) }
        : { kind: 'scene', sceneId: `scene-${i}` },
    territories: i % 5 === 0 ? [territory('US')] : [WORLD],
    begunAt: daysFromNow(-60),
    until: { kind: 'at', at: daysFromNow(draw(60) - 10) },
    lifters: { kind: 'anyone-allowed' },
    lifts: i % 7 === 0 ? [{ by: 'Counsel', at: daysFromNow(-1) }] : [],
    exemptions: [],
    ahead: null,
  }
}

function releaseOf(i: number, draw: Draw): Release {
  return {
    cutId: cutAt(i),
    destination: { platform: 'own-page', account: 'own-page' },
    at: daysFromNow(-2 - draw(30)),
  }
}

function ndaOf(i: number): Nda {
  return {
    id: ndaId(`nda-${i}`),
    contributorId: i === 0 ? '@tomas' : `contributor-${i}`,
    name: `Agreement ${i}`,
    until: { kind: 'at', at: daysFromNow(20) },
    recordedAt: daysFromNow(-50),
  }
}

function noticeOf(i: number): CrowdNotice {
  return {
    id: crowdNoticeId(`notice-${i}`),
    name: `Notice ${i}`,
    placeId: subjectId(`place-${i % 20}`),
    dayId: `day-${i}`,
    uses: [],
    postedAt: daysFromNow(-150),
  }
}

function decisionOf(i: number, draw: Draw): Decision {
  const shared = { id: decisionId(`decision-${i}`), subjectId: subjectAt(draw(SIZE.subjects)) }
  const at = daysFromNow(-1 - draw(40))
  if (i % 40 === 0) return { kind: 'needs-none', ...shared, uses: ['publicity'], by: 'Counsel', at }
  return {
    kind: 'approval',
    ...shared,
    version: versionAt(draw(SIZE.cuts)),
    speaker: 'person',
    final: false,
    state: { kind: 'approved', at, by: 'The rep' },
  }
}

function killOf(i: number, draw: Draw): Kill {
  const from = draw(40) * FLICKS_PER_SECOND
  return {
    id: killId(`kill-${i}`),
    subjectId: subjectAt(draw(SIZE.subjects)),
    killed: {
      kind: 'range',
      assetId: assetAt(draw(SIZE.assets)),
      range: timeRange(from, from + 3 * FLICKS_PER_SECOND),
    },
    by: 'The rep',
    at: daysFromNow(-10),
    note: '',
    takenBackAt: null,
  }
}

function numbered<Value>(count: number, make: (i: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

// A fixed sequence (a linear congruence), so that every run judges the same production.
function drawer(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
