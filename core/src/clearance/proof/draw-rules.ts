import type { CutId } from '../../production/index.ts'
import { SIDES } from '../appearance.ts'
import {
  type Embargo,
  type EmbargoExemption,
  embargoId,
  type EmbargoScope,
  type Lifters,
} from '../embargo.ts'
import type { Destination } from '../exposure.ts'
import { type Holdback, holdbackId, type Release } from '../holdback.ts'
import { type Kill, type Killed, killId } from '../kill.ts'
import { type Nda, ndaId } from '../nda.ts'
import { type Prohibition, prohibitionId } from '../prohibition.ts'
import type { Subject } from '../subject.ts'
import {
  ASSETS,
  type Draw,
  drawAreas,
  drawDestination,
  drawEarly,
  drawMoment,
  drawRange,
  many,
  picker,
  seldom,
  SOME_USES,
  VERSION,
} from './draw.ts'
import { drawDelay } from './draw-subjects.ts'

const NAMES = ['Ida Vries', 'Tomas Lind'] as const
const DAYS = 'day-1'

/** Draws an embargo with what was said about it since. */
export function drawEmbargo(i: number, draw: Draw): Embargo {
  const pick = picker(draw)
  return {
    id: embargoId(`embargo-${i}`),
    name: `Embargo ${i}`,
    cause: pick(['plan', 'plan', 'set-safety']),
    scope: pick<EmbargoScope>([
      { kind: 'scene', sceneId: 'scene-0' },
      { kind: 'scene', sceneId: 'scene-1' },
      { kind: 'asset', assetId: pick(ASSETS) },
      { kind: 'day', dayId: DAYS },
      { kind: 'production' },
    ]),
    territories: drawAreas(draw),
    begunAt: drawEarly(draw),
    until: draw(5) === 0 ? { kind: 'never' } : { kind: 'at', at: drawMoment(draw) },
    lifters: pick<Lifters>([
      { kind: 'anyone-allowed' },
      { kind: 'any-of', names: NAMES },
      { kind: 'any-of', names: [NAMES[0]] },
      { kind: 'all-of', names: NAMES },
    ]),
    lifts: seldom(draw, { every: 2, most: 2 }, () => ({ by: pick(NAMES), at: drawMoment(draw) })),
    exemptions: seldom(draw, { every: 6, most: 1 }, () => drawExemption(draw)),
    ahead: draw(4) === 0 ? { by: NAMES[0], at: drawMoment(draw) } : null,
  }
}

function drawExemption(draw: Draw): EmbargoExemption {
  const said = { by: NAMES[0], at: drawEarly(draw) }
  return draw(2) === 0
    ? { kind: 'version', version: VERSION, ...said }
    : { kind: 'asset', assetId: picker(draw)(ASSETS), ...said }
}

/** Draws what a contract forbids, of a subject or of the whole production. */
export function drawProhibition(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Prohibition {
  const pick = picker(draw)
  return {
    id: prohibitionId(`prohibition-${i}`),
    kind: pick(['exclusivity', 'never']),
    name: `Prohibition ${i}`,
    subjectId: draw(5) === 0 ? null : subject.id,
    sides: pick([['picture'], ['sound'], SIDES, SIDES]),
    uses: pick([[], ['publicity'], ['paid-advertising'], SOME_USES, ['festival']]),
    destinations: {
      kind: pick(['these', 'all-but']),
      destinations: many(1 + draw(2), () => drawDestination(draw)),
    },
    territories: drawAreas(draw),
    from: draw(3) === 0 ? drawMoment(draw) : null,
    until: draw(2) === 0 ? drawMoment(draw) : null,
    recordedAt: drawEarly(draw),
  }
}

/** Draws holdbacks, in one of `every` worlds; some of them in a chain, each waiting for the place that the next keeps shut. */
export function drawHoldbacks(draw: Draw, every: number): readonly Holdback[] {
  const drawn = seldom(draw, { every, most: 3 }, (i) => drawHoldback(i, draw))
  const isChain = drawn.length > 1 && draw(2) === 0
  return drawn.map((holdback, i) =>
    isChain ? { ...holdback, first: drawn[(i + 1) % drawn.length]?.waits ?? holdback.first } : holdback,
  )
}

function drawHoldback(i: number, draw: Draw): Holdback {
  return {
    id: holdbackId(`holdback-${i}`),
    name: `Holdback ${i}`,
    waits: drawDestination(draw),
    first: drawDestination(draw),
    delay: drawDelay(draw),
    territories: drawAreas(draw),
    recordedAt: drawEarly(draw),
  }
}

/** Draws a real publication of the cut that leaves, or of another. */
export function drawRelease(draw: Draw): Release {
  const pick = picker(draw)
  return {
    cutId: pick(['cut-1', 'cut-1', 'cut-1', 'cut-2']) as CutId,
    destination: pick<Pick<Destination, 'platform' | 'account'>>([
      { platform: 'instagram', account: '@ida' },
      { platform: 'instagram', account: '@saltlight' },
      { platform: 'own-page', account: 'own-page' },
    ]),
    at: drawMoment(draw),
  }
}

/** Draws a contributor's agreement. */
export function drawNda(i: number, draw: Draw): Nda {
  return {
    id: ndaId(`nda-${i}`),
    contributorId: picker(draw)(['ida', 'ida', 'tomas']),
    name: `Agreement ${i}`,
    until: draw(4) === 0 ? { kind: 'never' } : { kind: 'at', at: drawMoment(draw) },
    recordedAt: drawEarly(draw),
  }
}

/** Draws a kill. */
export function drawKill(i: number, { subject, draw }: { subject: Subject; draw: Draw }): Kill {
  const pick = picker(draw)
  return {
    id: killId(`kill-${i}`),
    subjectId: subject.id,
    killed: pick<Killed>([
      { kind: 'asset', assetId: pick(ASSETS) },
      { kind: 'range', assetId: pick(ASSETS), range: drawRange(draw) },
      { kind: 'range', assetId: pick(ASSETS), range: drawRange(draw) },
      { kind: 'range', assetId: pick(ASSETS), range: drawRange(draw) },
      { kind: 'cut', cutId: pick(['cut-1', 'cut-2']) as CutId },
    ]),
    by: 'the rep',
    at: drawEarly(draw),
    note: `Note ${i}`,
    takenBackAt: draw(4) === 0 ? drawMoment(draw) : null,
  }
}
