import type { PictureTrace } from './film-fingerprint.ts'
import type { Anchor } from './find-anchors.ts'
import { registerPicture } from './register-picture.ts'
import { fitLine, type TimeLine } from './time-line.ts'
import { CELLS } from './film-fingerprint.ts'
import { readLook, SAME_PLACE, samplingOf, type Warp } from './warp.ts'

const MOST_PAIRS = 24
const WINDOW = 8
const MOST_WINDOWS = 24
const LATEST = 1.5
const STEP = 0.25
const everywhere = samplingOf(SAME_PLACE)

/** A line brought to a fraction of a look, with how the found picture lies on the cut's along it. */
export interface SettledLine {
  readonly line: TimeLine
  readonly warp: Warp
  readonly agreement: number
  readonly isMirrored: boolean
}

/** Settles where and when: first the place of the picture, then the time by it, then the place again. */
export function settleLine(
  films: { cut: PictureTrace; found: PictureTrace },
  { line, kept }: { line: TimeLine; kept: readonly Anchor[] },
  starts: readonly Warp[],
): SettledLine {
  const places = spreadOut(
    [...new Set(kept.map(({ found }) => found))].toSorted((a, b) => a - b),
    MOST_PAIRS,
  )
  const pairsOn = ({ speed, offset }: TimeLine) =>
    places.map((found) => ({ found, cut: speed * found + offset }))
  const first = registerPicture(films, pairsOn(line), starts)
  const timed = settleTime(films, { line, warp: first.warp }, places)
  const second = registerPicture(films, pairsOn(timed), [first.warp])
  return { line: settleTime(films, { line: timed, warp: second.warp }, places), ...second }
}

function settleTime(
  { cut, found }: { cut: PictureTrace; found: PictureTrace },
  { line, warp }: { line: TimeLine; warp: Warp },
  places: readonly number[],
): TimeLine {
  const sampling = samplingOf(warp)
  const points = spreadOut(places, MOST_WINDOWS).flatMap((place) => {
    const from = Math.max(0, Math.round(place - WINDOW / 2))
    const window = Array.from({ length: Math.min(WINDOW, found.count - from) }, (_, step) => {
      const look = new Float32Array(CELLS)
      readLook(found, { at: from + step, sampling: everywhere }, look)
      return look
    })
    const delays = Array.from({ length: (2 * LATEST) / STEP + 1 }, (_, step) => step * STEP - LATEST)
    const scores = delays.map((delay) => {
      const at = line.speed * from + line.offset + delay
      const read = window.map((_, step) => {
        const look = new Float32Array(CELLS)
        readLook(cut, { at: at + step * line.speed, sampling }, look)
        return look
      })
      return movementAgreement(window, read, sampling.inside)
    })
    const best = scores.indexOf(Math.max(...scores))
    const score = scores[best] as number
    if (score < 0.3) return []
    const middle = from + (window.length - 1) / 2
    const delay = (delays[best] as number) + peakBetween(scores, best) * STEP
    return [{ found: middle, cut: line.speed * middle + line.offset + delay, weight: score ** 4 }]
  })
  return points.length < 2 ? line : (fitLine(points) ?? line)
}

// The top of the parabola through the best score and its neighbours, in steps.
function peakBetween(scores: readonly number[], best: number): number {
  const [left, top, right] = [scores[best - 1], scores[best], scores[best + 1]]
  if (left === undefined || top === undefined || right === undefined) return 0
  const bend = left - 2 * top + right
  return bend >= 0 ? 0 : Math.min(0.5, Math.max(-0.5, (left - right) / (2 * bend)))
}

function movementAgreement(
  found: readonly Float32Array[],
  cut: readonly Float32Array[],
  cells: Uint16Array,
): number {
  let both = 0
  let foundPower = 0
  let cutPower = 0
  for (const cell of cells) {
    let f = 0
    let c = 0
    let ff = 0
    let cc = 0
    let fc = 0
    for (let at = 0; at < found.length; at += 1) {
      const inFound = found[at]?.[cell] ?? 0
      const inCut = cut[at]?.[cell] ?? 0
      f += inFound
      c += inCut
      ff += inFound * inFound
      cc += inCut * inCut
      fc += inFound * inCut
    }
    both += fc - (f * c) / found.length
    foundPower += ff - (f * f) / found.length
    cutPower += cc - (c * c) / found.length
  }
  return both / (Math.sqrt(foundPower * cutPower) + 1)
}

function spreadOut<Value>(values: readonly Value[], most: number): Value[] {
  if (values.length <= most) return [...values]
  return Array.from({ length: most }, (_, at) => values[Math.floor((at * values.length) / most)] as Value)
}
