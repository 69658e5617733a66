import type { SubjectId } from '../../production/index.ts'
import { NO_STORY } from '../../production/index.ts'
import type { Flicks, Instant } from '../../time/index.ts'
import type { AssetFacts } from '../embargo.ts'
import type { Evidence } from '../evidence.ts'
import type { Exposure } from '../exposure.ts'
import { type Subject, subjectId } from '../subject.ts'
import { ASSETS, type Draw, drawMoment, drawRange, many, MOMENTS, picker, seldom } from './draw.ts'
import { drawCrowdNotice, drawDecision } from './draw-decisions.ts'
import { drawExposure } from './draw-exposure.ts'
import { drawGrant } from './draw-grants.ts'
import { drawEmbargo, drawHoldback, drawKill, drawNda, drawProhibition, drawRelease } from './draw-rules.ts'
import { drawAppearance, drawStory, drawSubject } from './draw-subjects.ts'

export type { Draw } from './draw.ts'
export { drawGrant } from './draw-grants.ts'

/** A small question with its evidence, in which a flick is a tick and a millisecond is a moment. */
export interface World {
  readonly exposure: Exposure
  readonly evidence: Evidence
  readonly now: Instant
}

const CONTRIBUTION: Subject = { kind: 'contribution', id: subjectId('subject-9'), name: 'contribution 9' }

/** Draws a world: every kind of evidence, mostly small, often colliding; each of the rarer kinds in few worlds. */
export function drawWorld(draw: Draw): World {
  const pick = picker(draw)
  const [isContributed, isTold] = [draw(8) === 0, draw(6) === 0]
  const drawn = many(1 + draw(4), (i) => drawSubject(i, { isTold, draw }))
  const subjects = isContributed ? [...drawn, CONTRIBUTION] : drawn
  const some = () => pick(draw(2) === 0 ? subjects.slice(0, 1) : subjects)
  const evidence: Evidence = {
    version: 1,
    settings: { neverHideFeatured: draw(3) === 0, marginFlicks: 0 as Flicks, joinGapFlicks: 0 as Flicks },
    assets: ASSETS.map((asset) =>
      drawFacts(asset, { contribution: isContributed ? CONTRIBUTION.id : null, draw }),
    ),
    subjects,
    appearances: many(draw(8) === 0 ? 0 : 1 + draw(4), (i) =>
      drawAppearance(i, { subject: pick(drawn), draw }),
    ),
    grants: many(draw(8), (i) => drawGrant(i, { subject: pick(subjects), draw })),
    prohibitions: seldom(draw, { every: 5, most: 2 }, (i) => drawProhibition(i, { subject: some(), draw })),
    embargoes: seldom(draw, { every: 3, most: 2 }, (i) => drawEmbargo(i, draw)),
    holdbacks: seldom(draw, { every: 7, most: 2 }, (i) => drawHoldback(i, draw)),
    releases: seldom(draw, { every: 3, most: 2 }, () => drawRelease(draw)),
    ndas: seldom(draw, { every: 7, most: 2 }, (i) => drawNda(i, draw)),
    crowdNotices: seldom(draw, { every: 3, most: 2 }, (i) => drawCrowdNotice(i, draw)),
    decisions: seldom(draw, { every: 2, most: 4 }, (i) => drawDecision(i, { subject: some(), draw })),
    kills: seldom(draw, { every: 7, most: 2 }, (i) => drawKill(i, { subject: some(), draw })),
    story: subjects.some(({ kind }) => kind === 'secret') ? drawStory(draw) : NO_STORY,
  }
  return {
    exposure: drawExposure({ isTold, draw }),
    evidence,
    now: draw(3) === 0 ? drawMoment(draw) : ((MOMENTS - 1) as Instant),
  }
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
