import { coarseLooks, type CoarseLooks } from './coarse-looks.ts'
import { describeMatch } from './describe-match.ts'
import { LOOKS_PER_SECOND, type FilmFingerprint, type PictureTrace } from './film-fingerprint.ts'
import { findAnchors, type Anchor } from './find-anchors.ts'
import type { FingerprintMatch } from './fingerprint-match.ts'
import { settleLine } from './settle-line.ts'
import { withoutStaticBorders } from './static-borders.ts'
import { strongestLine } from './time-line.ts'
import { areaOnArea, inverse, SAME_PLACE, samplingOf, zoomed, type Warp } from './warp.ts'
import { isFitting, weighLine, type Films, type WeighedLine } from './weigh-line.ts'
import { heardSound, soundAnchors } from './weigh-sound.ts'

const SHORTEST_LOOKS = 3 * LOOKS_PER_SECOND
const MOST_LINES = 12
const LEAST_MOVING_LOOKS = 10

/** Compares the fingerprint of a film found somewhere with that of the cleared cut. */
export function compareFingerprints({
  cut,
  found,
}: {
  readonly cut: FilmFingerprint
  readonly found: FilmFingerprint
}): FingerprintMatch {
  if (cut.picture === null || found.picture === null) return { kind: 'unsure', because: 'no-picture' }
  if (Math.min(cut.picture.count, found.picture.count) < SHORTEST_LOOKS)
    return { kind: 'unsure', because: 'too-short' }
  const films: Films = {
    pictures: { cut: cut.picture, found: found.picture },
    sounds: {
      cut: cut.sound === null ? null : heardSound(cut.sound),
      found: found.sound === null ? null : heardSound(found.sound),
    },
  }
  const views = viewsOf(films.pictures)
  const coarseCut = coarseLooks(films.pictures.cut, samplingOf(SAME_PLACE))
  const coarseFound = coarseLooks(films.pictures.found, samplingOf(SAME_PLACE))
  const seen = linesBySight(films, coarseCut, { views, coarseFound })
  const lines = seen.lines.length > 0 ? seen.lines : linesBySound(films)
  if (lines.some(({ evidence }) => evidence !== 'none')) {
    const proven = lines.filter(({ evidence }) => evidence !== 'none')
    return describeMatch({ cut, found }, films, proven)
  }
  if (seen.isTooClose) return { kind: 'unsure', because: 'too-close' }
  if (!couldTell(coarseCut, coarseFound)) return { kind: 'unsure', because: 'nothing-moves' }
  return { kind: 'different', shared: [], isSoundShared: lines.length > 0 }
}

/** The ways in which the found film may hold the cut's picture, as where a place of the cut lies in the found film. */
function viewsOf({ cut, found }: { cut: PictureTrace; found: PictureTrace }): Warp[] {
  const whole = { x: 0, y: 0, width: 1, height: 1 }
  const views = [SAME_PLACE]
  // Bars found in one film alone may be a dark edge of the picture: then the frames lie on one another.
  const isOther = (['x', 'y', 'width', 'height'] as const).some(
    (side) => Math.abs(cut.area[side] - found.area[side]) > 0.02,
  )
  if (isOther) views.push(inverse(areaOnFrame(found, cut)))
  const inner = withoutStaticBorders(found)
  if (inner !== null) views.push(areaOnArea(whole, inner))
  return views
}

function areaOnFrame(found: PictureTrace, cut: PictureTrace): Warp {
  const scaleX = found.area.width / cut.area.width
  const scaleY = found.area.height / cut.area.height
  return {
    scaleX,
    scaleY,
    moveX: (found.area.x - cut.area.x) / cut.area.width,
    moveY: (found.area.y - cut.area.y) / cut.area.height,
  }
}

function linesBySight(
  films: Films,
  coarseCut: CoarseLooks,
  { views, coarseFound }: { views: readonly Warp[]; coarseFound: CoarseLooks },
): { lines: WeighedLine[]; isTooClose: boolean } {
  let isTooClose = false
  for (const view of views) {
    const seen = view === SAME_PLACE ? coarseFound : coarseLooks(films.pictures.found, samplingOf(view))
    const starts = view === SAME_PLACE ? [SAME_PLACE, zoomed(0.9), zoomed(1.12)] : [inverse(view), SAME_PLACE]
    const lines: WeighedLine[] = []
    let anchors: readonly Anchor[] = findAnchors(coarseCut, seen)
    for (let round = 0; round < MOST_LINES && anchors.length > 0; round += 1) {
      const strongest = strongestLine(anchors)
      if (strongest === null) break
      const settled = settleLine(films.pictures, strongest, starts)
      const weighed = weighLine(films, settled)
      if (weighed.evidence !== 'none') lines.push(weighed)
      isTooClose ||= weighed.isClose
      const { kept } = strongest
      anchors = anchors.filter(
        (anchor) =>
          !kept.includes(anchor) &&
          !(weighed.evidence !== 'none' && isFitting(weighed.findings[anchor.found])),
      )
    }
    if (lines.length > 0) return { lines, isTooClose }
  }
  return { lines: [], isTooClose }
}

function linesBySound(films: Films): WeighedLine[] {
  const { cut, found } = films.sounds
  if (cut === null || found === null) return []
  const strongest = strongestLine(soundAnchors(cut, found))
  if (strongest === null) return []
  const settled = settleLine(films.pictures, strongest, [SAME_PLACE])
  const weighed = weighLine(films, { ...settled, line: strongest.line })
  return weighed.isSoundShared ? [weighed] : []
}

// Two films that stand still are told apart by what they show, and never found to be the same by it.
function couldTell(cut: CoarseLooks, found: CoarseLooks): boolean {
  const moving = [cut, found].map(({ isMoving }) => isMoving.reduce((sum, flag) => sum + flag, 0))
  if (moving.every((looks) => looks >= LEAST_MOVING_LOOKS)) return true
  return bestLikeness(cut, found) < 0.8
}

function bestLikeness(cut: CoarseLooks, found: CoarseLooks): number {
  const [fewest, most] = [Math.min(cut.count, found.count), 24]
  const places = Array.from({ length: Math.min(most, fewest) }, (_, at) => Math.floor((at * fewest) / most))
  let best = -1
  let flat = 0
  for (const inCut of places) {
    for (const inFound of places) {
      if (cut.isFlat[inCut] || found.isFlat[inFound]) {
        if (cut.isFlat[inCut] && found.isFlat[inFound]) flat += 1
        continue
      }
      let sum = 0
      for (let field = 0; field < 64; field += 1)
        sum += (cut.shown[inCut * 64 + field] as number) * (found.shown[inFound * 64 + field] as number)
      best = Math.max(best, sum)
    }
  }
  return flat > places.length ** 2 / 2 ? 1 : best
}
