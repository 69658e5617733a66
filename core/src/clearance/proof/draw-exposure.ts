import type { AssetId, CutId } from '../../production/index.ts'
import type { Instant } from '../../time/index.ts'
import type { Clip, Edit } from '../../timeline/index.ts'
import type { Destination, Exposure } from '../exposure.ts'
import {
  ASSETS,
  type Draw,
  drawMoment,
  drawRange,
  EXPOSED,
  many,
  picker,
  SOME_USES,
  VERSION,
} from './draw.ts'
import { drawTrack } from './draw-boxes.ts'

/** Draws a question to the doorkeeper: an asset or a cut of two, at a moment or over a few; where a story is told, for the own page. */
export function drawExposure({
  isTold,
  isCut,
  draw,
}: {
  isTold: boolean
  isCut: boolean
  draw: Draw
}): Exposure {
  const pick = picker(draw)
  const assets: readonly AssetId[] = isCut ? ASSETS : [ASSETS[0]]
  const at = drawMoment(draw)
  return {
    leaving: isCut
      ? { kind: 'cut', cutId: 'cut-1' as CutId, version: VERSION }
      : { kind: 'asset', assetId: ASSETS[0] },
    timeline: {
      clips: many(1 + draw(3), () => drawClip(pick(assets), draw)),
      edits: draw(2) === 0 ? [] : many(1 + draw(3), () => drawEdit(pick(assets), draw)),
    },
    uses: pick([['publicity'], ['publicity'], SOME_USES, []]),
    destination: drawDestination({ isTold, draw }),
    territories: pick(EXPOSED),
    medium: draw(6) === 0 ? 'stills' : 'motion',
    at,
    until: draw(6) === 0 ? ((at + 1 + draw(4)) as Instant) : null,
    placedAt: draw(5) === 0 ? (draw(at + 1) as Instant) : null,
    audience: { kind: 'everyone' },
  }
}

function drawDestination({ isTold, draw }: { isTold: boolean; draw: Draw }): Destination {
  const keepsTerritories = draw(2) === 0
  if (isTold || draw(4) === 0)
    return { platform: 'own-page', account: 'own-page', keepsTerritories, knowsProgress: true, ownerId: null }
  const ownerId = draw(2) === 0 ? 'ida' : null
  return { platform: 'instagram', account: '@ida', keepsTerritories, knowsProgress: false, ownerId }
}

function drawClip(assetId: AssetId, draw: Draw): Clip {
  const clip = { assetId, source: drawRange(draw) }
  return draw(3) === 0 ? { ...clip, crop: { window: drawTrack(draw) } } : clip
}

function drawEdit(assetId: AssetId, draw: Draw): Edit {
  const where = { assetId, range: drawRange(draw) }
  const kind = picker(draw)(['blur', 'cover', 'cover', 'mute', 'trim'] as const)
  return kind === 'mute' || kind === 'trim' ? { kind, ...where } : { kind, ...where, boxes: drawTrack(draw) }
}
