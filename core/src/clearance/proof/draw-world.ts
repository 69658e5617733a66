import type { SubjectId } from '../../production/index.ts'
import { NO_STORY } from '../../production/index.ts'
import type { Flicks, Instant } from '../../time/index.ts'
import type { AssetFacts } from '../embargo.ts'
import type { ClearanceSettings, Evidence } from '../evidence.ts'
import { type Subject, subjectId } from '../subject.ts'
import { ASSETS, type Draw, drawMoment, drawRange, many, MOMENTS, picker, seldom } from './draw.ts'
import { onCalendar, PLAIN_CLOCK } from './draw-clock.ts'
import type { World } from './world.ts'
import { drawCrowdNotice, drawDecision } from './draw-decisions.ts'
import { drawExposure } from './draw-exposure.ts'
import { drawGrant } from './draw-grants.ts'
import { drawEmbargo, drawHoldbacks, drawKill, drawNda, drawProhibition, drawRelease } from './draw-rules.ts'
import { drawAppearance, drawStory, drawSubject } from './draw-subjects.ts'

export type { Draw } from './draw.ts'
export { drawGrant } from './draw-grants.ts'

const CONTRIBUTION: Subject = { kind: 'contribution', id: subjectId('subject-9'), name: 'contribution 9' }

/** Draws a world: every kind of evidence, mostly small, often colliding; each of the rarer kinds in few worlds. */
export function drawWorld(draw: Draw): World {
  const pick = picker(draw)
  const [isContributed, isTold, isDated] = [draw(8) === 0, draw(6) === 0, draw(12) === 0]
  const drawn = many(1 + draw(4), (i) => drawSubject(i, { isTold, draw }))
  const told = isTold && draw(3) === 0 ? inRound(drawn, draw) : drawn
  const subjects = isContributed ? [...told, CONTRIBUTION] : told
  const some = () => pick(draw(2) === 0 ? subjects.slice(0, 1) : subjects)
  const evidence: Evidence = {
    version: 1,
    settings: drawSettings(draw),
    assets: ASSETS.map((asset) =>
      drawFacts(asset, { contribution: isContributed ? CONTRIBUTION.id : null, draw }),
    ),
    subjects,
    appearances: many(draw(8) === 0 ? 0 : 1 + draw(4), (i) =>
      drawAppearance(i, { subject: pick(told), draw }),
    ),
    grants: many(draw(8), (i) => drawGrant(i, { subject: pick(subjects), draw })),
    prohibitions: seldom(draw, { every: 5, most: 2 }, (i) => drawProhibition(i, { subject: some(), draw })),
    embargoes: seldom(draw, { every: 3, most: 2 }, (i) => drawEmbargo(i, draw)),
    holdbacks: drawHoldbacks(draw, isDated ? 2 : 7),
    releases: seldom(draw, { every: isDated ? 1 : 3, most: 2 }, () => drawRelease(draw)),
    ndas: seldom(draw, { every: 7, most: 2 }, (i) => drawNda(i, draw)),
    crowdNotices: seldom(draw, { every: 3, most: 2 }, (i) => drawCrowdNotice(i, draw)),
    decisions: seldom(draw, { every: 2, most: 4 }, (i) => drawDecision(i, { subject: some(), draw })),
    kills: seldom(draw, { every: 7, most: 2 }, (i) => drawKill(i, { subject: some(), draw })),
    story: subjects.some(({ kind }) => kind === 'secret') ? drawStory(draw) : NO_STORY,
  }
  const world: World = {
    exposure: drawExposure({ isTold, isCut: isDated && !isTold ? draw(8) > 0 : draw(2) === 0, draw }),
    evidence,
    now: draw(3) === 0 ? drawMoment(draw) : ((MOMENTS - 1) as Instant),
    clock: PLAIN_CLOCK,
  }
  return isDated ? onCalendar(world, draw) : world
}

// In most worlds edits are as short as they can be; in some they have margins of up to two ticks, and close pauses.
function drawSettings(draw: Draw): ClearanceSettings {
  const neverHideFeatured = draw(3) === 0
  const [marginFlicks, joinGapFlicks] = draw(4) === 0 ? [draw(3), draw(4)] : [0, 0]
  return { neverHideFeatured, marginFlicks: marginFlicks as Flicks, joinGapFlicks: joinGapFlicks as Flicks }
}

// Secrets that end with each other, all round, some of them by another way as well.
function inRound(subjects: readonly Subject[], draw: Draw): readonly Subject[] {
  const secrets = subjects.filter((subject) => subject.kind === 'secret')
  return subjects.map((subject) => {
    if (subject.kind !== 'secret') return subject
    const next = secrets[(secrets.indexOf(subject) + 1) % secrets.length] ?? subject
    const round = { kind: 'with', secretId: next.id } as const
    const kind = picker(draw)(['any', 'any', 'all', 'with'] as const)
    return { ...subject, reveal: kind === 'with' ? round : { kind, of: [round, subject.reveal] } }
  })
}

function drawFacts(
  assetId: AssetFacts['assetId'],
  { contribution, draw }: { contribution: SubjectId | null; draw: Draw },
): AssetFacts {
  const scenes = many(draw(3), (i) =>
    draw(3) === 0
      ? ({ kind: 'throughout', sceneId: `scene-${i}` } as const)
      : ({ kind: 'in-range', sceneId: `scene-${i}`, range: drawRange(draw) } as const),
  )
  return {
    assetId,
    scenes,
    dayId: draw(3) > 0 ? 'day-1' : null,
    placeId: draw(3) > 0 ? subjectId('place-1') : null,
    contributionId: draw(2) === 0 ? contribution : null,
  }
}
