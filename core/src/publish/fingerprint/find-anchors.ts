import { COARSE, type CoarseLooks } from './coarse-looks.ts'

/** A short stretch of the found film that looks and moves like one of the cut; both by the middle, in looks. */
export interface Anchor {
  readonly found: number
  readonly cut: number
  readonly weight: number
}

const WINDOW = 8
const MOST_WINDOWS = 400
const LEAST_SHOWN = 0.55
const LEAST_CHANGE = 0.35
const KEPT = 4

/** For each short moving stretch of the found film, the places in the cut that it could have been taken from. */
export function findAnchors(cut: CoarseLooks, found: CoarseLooks): Anchor[] {
  const anchors: Anchor[] = []
  const hop = Math.max(WINDOW / 2, Math.ceil(found.count / MOST_WINDOWS))
  for (let at = 0; at + WINDOW <= found.count; at += hop) {
    if (countIn(found.isMoving, at) < 3 || countIn(found.isFlat, at) > WINDOW - 3) continue
    anchors.push(...bestPlaces(cut, found, at))
  }
  return anchors
}

function bestPlaces(cut: CoarseLooks, found: CoarseLooks, at: number): Anchor[] {
  const places: Anchor[] = []
  const power = sumIn(found.changePower, at)
  for (let to = 0; to + WINDOW <= cut.count; to += 1) {
    const shown = alike(cut, found, { at, to })
    if (shown < LEAST_SHOWN) continue
    const cutPower = sumIn(cut.changePower, to)
    if (cutPower === 0) continue
    const moved =
      dot(cut.change, found.change, { to: to * COARSE, at: at * COARSE, length: WINDOW * COARSE }) /
      Math.sqrt(power * cutPower)
    if (moved < LEAST_CHANGE) continue
    places.push({ found: at + WINDOW / 2, cut: to + WINDOW / 2, weight: moved * shown })
  }
  return places.sort((a, b) => b.weight - a.weight).slice(0, KEPT)
}

// The first and the last look decide most pairs; the others are read only for those that they leave open.
function alike(cut: CoarseLooks, found: CoarseLooks, { at, to }: { at: number; to: number }): number {
  let sum = 0
  let counted = 0
  for (const step of ORDER) {
    if (found.isFlat[at + step] || cut.isFlat[to + step]) continue
    sum += dot(cut.shown, found.shown, {
      to: (to + step) * COARSE,
      at: (at + step) * COARSE,
      length: COARSE,
    })
    counted += 1
    if (counted === 2 && sum < LEAST_SHOWN) return 0
  }
  return counted < 3 ? 0 : sum / counted
}

const ORDER = [0, 7, 3, 5, 1, 6, 2, 4]

function dot(
  cut: Float32Array,
  found: Float32Array,
  { to, at, length }: { to: number; at: number; length: number },
): number {
  let sum = 0
  for (let k = 0; k < length; k += 1) sum += (cut[to + k] as number) * (found[at + k] as number)
  return sum
}

function countIn(flags: Uint8Array, from: number): number {
  let count = 0
  for (let at = from; at < from + WINDOW; at += 1) count += flags[at] ?? 0
  return count
}

function sumIn(values: Float32Array, from: number): number {
  let sum = 0
  for (let at = from; at < from + WINDOW; at += 1) sum += values[at] ?? 0
  return sum
}
