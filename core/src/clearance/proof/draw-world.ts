import { type Flicks, type Instant, timeRange } from '../../time/index.ts'
import { assetId, type Box, type BoxTrack, type Clip, type Edit } from '../../timeline/index.ts'
import { type Appearance, appearanceId, SIDES } from '../appearance.ts'
import { type Decision, decisionId } from '../decision.ts'
import { type AssetFacts, type Embargo, embargoId, type EmbargoScope } from '../embargo.ts'
import type { Evidence } from '../evidence.ts'
import { cutVersionId, type Exposure, type Use, USES } from '../exposure.ts'
import {
  type Condition,
  type Grant,
  grantId,
  type GrantScope,
  type GrantState,
  type Signatory,
} from '../grant.ts'
import { type Subject, SUBJECT_KINDS, subjectId } from '../subject.ts'
import { type Territory, territory, WORLD } from '../territory.ts'

/** Draws a whole number from 0 up to, not including, `below`; where the chance comes from is the caller's choice. */
export type Draw = (below: number) => number

/** A small question with its evidence, in which a flick is a tick and a millisecond is a moment. */
export interface World {
  readonly exposure: Exposure
  readonly evidence: Evidence
  readonly now: Instant
}

/** How many ticks each asset of a world has. */
export const TICKS = 6

/** Moments of a world lie from 0 up to, not including, this. */
export const MOMENTS = 10

const ASSETS = ['a', 'b'].map(assetId)
const VERSION = cutVersionId('cut-1/1')
const SOME_USES: readonly Use[] = ['publicity', 'paid-advertising']
const SOME_TERRITORIES: readonly Territory[] = [territory('DE'), territory('FR'), WORLD]

/** Draws a world: every kind of evidence, mostly small, often colliding. */
export function drawWorld(draw: Draw): World {
  const pick = picker(draw)
  const subjects = many(1 + draw(4), (i) => drawSubject(i, draw))
  const evidence: Evidence = {
    version: 1,
    settings: { neverHideFeatured: draw(3) === 0, marginFlicks: 0 as Flicks, joinGapFlicks: 0 as Flicks },
    assets: ASSETS.map((asset) => drawFacts(asset, draw)),
    subjects,
    appearances: many(draw(8) === 0 ? 0 : 1 + draw(4), (i) =>
      drawAppearance(i, { subject: pick(subjects), draw }),
    ),
    grants: many(draw(8), (i) => drawGrant(i, { subject: pick(subjects), draw })),
    embargoes: draw(2) === 0 ? [] : many(1 + draw(2), (i) => drawEmbargo(i, draw)),
    decisions:
      draw(2) === 0
        ? []
        : many(1 + draw(3), (i) =>
            drawDecision(i, { subject: pick(draw(2) === 0 ? subjects.slice(0, 1) : subjects), draw }),
          ),
  }
  return {
    exposure: drawExposure(draw),
    evidence,
    now: draw(3) === 0 ? drawMoment(draw) : ((MOMENTS - 1) as Instant),
  }
}

/** Draws a grant about a subject, numbered so that its id is its own. */
export function drawGrant(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Grant {
  const pick = picker(draw)
  const isBroad = draw(2) === 0
  const from = draw(3) === 0 ? { from: drawMoment(draw) } : {}
  const until = draw(2) === 0 ? { until: drawMoment(draw) } : {}
  return {
    id: grantId(`grant-${i}`),
    subjectId: subject.id,
    signatory: isBroad
      ? 'guardian'
      : pick<Signatory>(['self', 'self', 'guardian', 'rights-holder', 'minor-alone']),
    scope: { ...(isBroad ? BROAD : drawNarrowScope(draw)), window: { ...from, ...until } },
    conditions: pick<readonly Condition[]>([
      [],
      [],
      [],
      [{ kind: 'credit-line', text: `Credit ${i}` }],
      [{ kind: 'approval-needed' }],
    ]),
    state: drawState(draw),
  }
}

const BROAD: Omit<GrantScope, 'window'> = {
  sides: SIDES,
  uses: USES,
  destinations: [{ kind: 'anywhere' }],
  territories: [WORLD],
}

function drawNarrowScope(draw: Draw): Omit<GrantScope, 'window'> {
  const pick = picker(draw)
  return {
    sides: pick([['picture'], ['sound'], SIDES, SIDES]),
    uses: pick([SOME_USES, SOME_USES, ['publicity'], ['paid-advertising']]),
    destinations: [
      pick([
        { kind: 'anywhere' },
        { kind: 'platform', platform: 'instagram' },
        { kind: 'account', platform: 'instagram', account: '@ida' },
        { kind: 'account', platform: 'instagram', account: '@saltlight' },
      ]),
    ],
    territories: pick([[WORLD], [WORLD], [territory('DE')], [territory('FR')], SOME_TERRITORIES.slice(0, 2)]),
  }
}

function drawState(draw: Draw): GrantState {
  const [first, second] = [drawMoment(draw), drawMoment(draw)]
  switch (draw(9)) {
    case 0:
      return { kind: 'draft', draftedAt: first }
    case 1:
      return { kind: 'sent', sentAt: first }
    case 2:
      return {
        kind: 'withdrawn',
        signedAt: first < second ? first : second,
        withdrawnAt: first < second ? second : first,
      }
    default:
      return { kind: 'signed', signedAt: (first >> 1) as Instant }
  }
}

function drawSubject(i: number, draw: Draw): Subject {
  const id = subjectId(`subject-${i}`)
  const kind = draw(2) === 0 ? 'person' : (SUBJECT_KINDS[draw(SUBJECT_KINDS.length)] as Subject['kind'])
  const name = `${kind} ${i}`
  if (kind === 'person') return { kind, id, name, identified: draw(4) > 0, minor: draw(4) === 0 }
  if (kind === 'secret')
    return {
      kind,
      id,
      name,
      reveal: draw(3) === 0 ? { kind: 'never' } : { kind: 'at', at: drawMoment(draw) },
    }
  return { kind, id, name }
}

function drawFacts(asset: AssetFacts['assetId'], draw: Draw): AssetFacts {
  const scenes = many(draw(3), (i) =>
    draw(3) === 0
      ? ({ kind: 'throughout', sceneId: `scene-${i}` } as const)
      : ({ kind: 'in-range', sceneId: `scene-${i}`, range: drawRange(draw) } as const),
  )
  return { assetId: asset, scenes, dayId: draw(3) === 0 ? 'day-1' : null }
}

function drawAppearance(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Appearance {
  const pick = picker(draw)
  return {
    id: appearanceId(`appearance-${i}`),
    assetId: pick(ASSETS),
    subjectId: subject.id,
    range: drawRange(draw),
    sides: pick([['picture'], ['sound'], ['picture', 'sound']]),
    region: draw(5) === 0 ? { kind: 'not-drawn' } : { kind: 'boxes', boxes: drawTrack(draw) },
    prominence: pick(['featured', 'background']),
  }
}

function drawEmbargo(i: number, draw: Draw): Embargo {
  const pick = picker(draw)
  return {
    id: embargoId(`embargo-${i}`),
    name: `Embargo ${i}`,
    scope: pick<EmbargoScope>([
      { kind: 'scene', sceneId: 'scene-0' },
      { kind: 'scene', sceneId: 'scene-1' },
      { kind: 'asset', assetId: pick(ASSETS) },
      { kind: 'day', dayId: 'day-1' },
      { kind: 'production' },
    ]),
    territories: pick([[WORLD], [territory('DE')], []]),
    until: draw(5) === 0 ? { kind: 'never' } : { kind: 'at', at: drawMoment(draw) },
    lift: draw(3) === 0 ? { kind: 'lifted', by: 'counsel', at: drawMoment(draw) } : { kind: 'stands' },
  }
}

function drawDecision(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Decision {
  const pick = picker(draw)
  const shared = { id: decisionId(`decision-${i}`), subjectId: subject.id }
  const at = draw(4) as Instant
  if (draw(2) === 0)
    return { kind: 'needs-none', ...shared, uses: pick([SOME_USES, ['publicity']]), by: 'counsel', at }
  const state = pick(['pending', 'approved', 'approved', 'approved', 'refused', 'revoked'] as const)
  const version = draw(5) === 0 ? cutVersionId('cut-1/2') : VERSION
  if (state === 'pending') return { kind: 'approval', ...shared, version, state: { kind: state, at } }
  return {
    kind: 'approval',
    ...shared,
    version,
    state: { kind: state, at, by: 'the rep', note: `Note ${i}` },
  }
}

function drawExposure(draw: Draw): Exposure {
  const pick = picker(draw)
  return {
    leaving:
      draw(2) === 0
        ? { kind: 'asset', assetId: ASSETS[0] as AssetFacts['assetId'] }
        : { kind: 'cut', version: VERSION },
    timeline: {
      clips: many(1 + draw(3), () => drawClip(draw)),
      edits: draw(2) === 0 ? [] : many(1 + draw(3), () => drawEdit(draw)),
    },
    uses: pick([['publicity'], ['publicity'], SOME_USES, []]),
    destination: { platform: 'instagram', account: '@ida', keepsTerritories: draw(2) === 0 },
    territories: pick([[WORLD], [territory('DE')], SOME_TERRITORIES.slice(0, 2), []]),
    at: drawMoment(draw),
    audience: { kind: 'everyone' },
  }
}

function drawClip(draw: Draw): Clip {
  const clip = { assetId: picker(draw)(ASSETS), source: drawRange(draw) }
  return draw(3) === 0 ? { ...clip, crop: { window: drawTrack(draw) } } : clip
}

function drawEdit(draw: Draw): Edit {
  const where = { assetId: picker(draw)(ASSETS), range: drawRange(draw) }
  const kind = picker(draw)(['blur', 'cover', 'cover', 'mute', 'trim'] as const)
  return kind === 'mute' || kind === 'trim' ? { kind, ...where } : { kind, ...where, boxes: drawTrack(draw) }
}

// Edges on a grid of eighths, so that boxes often touch exactly.
function drawTrack(draw: Draw): BoxTrack {
  const first = { at: draw(TICKS) as Flicks, box: drawBox(draw) }
  if (draw(2) === 0) return [first]
  return [first, { at: (first.at + 1 + draw(TICKS)) as Flicks, box: drawBox(draw) }]
}

function drawBox(draw: Draw): Box {
  if (draw(6) === 0) return { x: 0, y: 0, width: 1, height: 1 }
  const [x, y] = [draw(6) / 8, draw(3) / 8]
  return { x, y, width: (1 + draw(8 - x * 8)) / 8, height: (1 + draw(8 - y * 8)) / 8 }
}

function drawRange(draw: Draw) {
  const from = draw(TICKS)
  return timeRange(from, from + 1 + draw(TICKS - from))
}

function drawMoment(draw: Draw): Instant {
  return draw(MOMENTS) as Instant
}

function picker(draw: Draw): <Value>(values: readonly Value[]) => Value {
  return (values) => values[draw(values.length)] as (typeof values)[number]
}

function many<Value>(count: number, make: (i: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, i) => make(i))
}
