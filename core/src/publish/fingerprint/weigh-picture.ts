import { CELLS, type PictureTrace } from './film-fingerprint.ts'
import type { TimeLine } from './time-line.ts'
import { readLook, SAME_PLACE, samplingOf, type Warp } from './warp.ts'

/**
 * What one look of the found film says about the cut at its place: `moves` with it (evidence), is as `still` or as
 * `flat` as it (fits, and proves nothing), shows the same and moves `unclear`, is `doubtful`, shows something `other`, or
 * lies `outside` the cut.
 */
export type LookFinding = 'moves' | 'still' | 'flat' | 'unclear' | 'doubtful' | 'other' | 'outside'

/** The findings of a stretch of the found film, one for each look from the first on. */
export interface WeighedPicture {
  readonly findings: readonly LookFinding[]
  /** Hard changes of the picture that both films have at the same moment between the same pictures. */
  readonly joins: number
  /** How well the movements agree where there are any, in the middle, from -1 to 1. */
  readonly movement: number
}

const FLAT_SPREAD = 4
const LIKE = 0.87
const UNLIKE = 0.75
const MOVES_ALIKE = 0.6
const MOVES_OTHERWISE = 0.3
const JOIN = 0.75
const REACH = 8
const LEAST_WINDOW = 4
const STILL_POWER = 0.9 ** 2
const DROPPED_CELLS = 0.12

const everywhere = samplingOf(SAME_PLACE)

/** Both films' looks at the same moments and places, as far as the line lies within the cut. */
interface LaidTogether {
  readonly from: number
  readonly count: number
  readonly found: Float32Array
  readonly cut: Float32Array
  readonly cells: Uint16Array
}

/** Weighs every look of the found film against the cut along a line. */
export function weighPicture(
  { cut, found }: { cut: PictureTrace; found: PictureTrace },
  { line, warp }: { line: TimeLine; warp: Warp },
): WeighedPicture {
  const laid = layTogether({ cut, found }, { line, warp })
  const findings: LookFinding[] = Array.from({ length: found.count }, () => 'outside')
  if (laid.count === 0) return { findings, joins: 0, movement: 0 }
  const likeness = likenessOf(laid)
  const stops = stopsOf(laid)
  const movements: number[] = []
  for (let at = 0; at < laid.count; at += 1) {
    const motion = motionAround(laid, { at, stops })
    const look = likeness[at] as Likeness
    findings[laid.from + at] = findingOf(look, motion)
    if (motion.kind === 'moving' && look.kind === 'seen' && look.agreement >= LIKE)
      movements.push(motion.agreement)
  }
  const middle = movements.toSorted((a, b) => a - b)[Math.floor(movements.length / 2)]
  return { findings, joins: countJoins(likeness, stops), movement: middle ?? 0 }
}

type Likeness = { kind: 'flat-both' } | { kind: 'flat-one' } | { kind: 'seen'; agreement: number }
type Motion =
  { kind: 'moving'; agreement: number } | { kind: 'moving-one' } | { kind: 'still' } | { kind: 'short' }

function findingOf(likeness: Likeness, motion: Motion): LookFinding {
  if (likeness.kind === 'flat-both') return 'flat'
  if (likeness.kind === 'flat-one') return 'other'
  const { agreement } = likeness
  if (agreement < UNLIKE) return 'other'
  if (agreement < LIKE)
    return motion.kind === 'moving' && motion.agreement > MOVES_ALIKE ? 'moves' : 'doubtful'
  switch (motion.kind) {
    case 'moving':
      if (motion.agreement >= MOVES_ALIKE) return 'moves'
      return motion.agreement < MOVES_OTHERWISE ? 'other' : 'unclear'
    case 'moving-one':
      return 'other'
    case 'still':
    case 'short':
      return 'still'
  }
}

function layTogether(
  { cut, found }: { cut: PictureTrace; found: PictureTrace },
  { line: { speed, offset }, warp }: { line: TimeLine; warp: Warp },
): LaidTogether {
  const from = Math.max(0, Math.ceil((-0.5 - offset) / speed))
  const to = Math.min(found.count, Math.floor((cut.count - 0.5 - offset) / speed) + 1)
  const count = Math.max(0, to - from)
  const sampling = samplingOf(warp)
  const laid = { found: new Float32Array(count * CELLS), cut: new Float32Array(count * CELLS) }
  for (let at = 0; at < count; at += 1) {
    const place = { at: from + at, sampling: everywhere }
    readLook(found, place, laid.found.subarray(at * CELLS, (at + 1) * CELLS))
    const cutPlace = { at: speed * (from + at) + offset, sampling }
    readLook(cut, cutPlace, laid.cut.subarray(at * CELLS, (at + 1) * CELLS))
  }
  return { from, count, ...laid, cells: withoutOverlays(laid, count, sampling.inside) }
}

// A platform's mark covers a few cells of every look: those that agree worst are left out, the same for the whole stretch.
function withoutOverlays(
  { found, cut }: { found: Float32Array; cut: Float32Array },
  count: number,
  inside: Uint16Array,
): Uint16Array {
  const gaps = new Float64Array(CELLS)
  for (let at = 0; at < count; at += 1) {
    const f = spreadOf(found, at * CELLS, inside)
    const c = spreadOf(cut, at * CELLS, inside)
    if (f.spread < FLAT_SPREAD || c.spread < FLAT_SPREAD) continue
    for (const cell of inside) {
      const gap =
        ((found[at * CELLS + cell] as number) - f.mean) / f.spread -
        ((cut[at * CELLS + cell] as number) - c.mean) / c.spread
      // One stretch that was replaced must not choose the cells for all others.
      gaps[cell] = (gaps[cell] as number) + Math.min(1, gap * gap)
    }
  }
  const worstLast = inside.toSorted((a, b) => (gaps[a] as number) - (gaps[b] as number))
  return worstLast.slice(0, Math.ceil(inside.length * (1 - DROPPED_CELLS)))
}

function spreadOf(looks: Float32Array, from: number, cells: Uint16Array): { mean: number; spread: number } {
  let sum = 0
  let squares = 0
  for (const cell of cells) {
    const value = looks[from + cell] as number
    sum += value
    squares += value * value
  }
  const mean = sum / cells.length
  return { mean, spread: Math.sqrt(Math.max(0, squares / cells.length - mean * mean)) }
}

function correlation(
  a: { looks: Float32Array; from: number },
  b: { looks: Float32Array; from: number },
  cells: Uint16Array,
): Likeness {
  const one = spreadOf(a.looks, a.from, cells)
  const other = spreadOf(b.looks, b.from, cells)
  const isFlat = [one, other].map(({ spread }) => spread < FLAT_SPREAD)
  if (isFlat[0] && isFlat[1]) return { kind: 'flat-both' }
  if ((isFlat[0] || isFlat[1]) && Math.max(one.spread, other.spread) > 2.5 * FLAT_SPREAD)
    return { kind: 'flat-one' }
  let sum = 0
  for (const cell of cells)
    sum += ((a.looks[a.from + cell] as number) - one.mean) * ((b.looks[b.from + cell] as number) - other.mean)
  return { kind: 'seen', agreement: sum / cells.length / Math.max(1, one.spread * other.spread) }
}

function likenessOf({ found, cut, count, cells }: LaidTogether): Likeness[] {
  return Array.from({ length: count }, (_, at) =>
    correlation({ looks: found, from: at * CELLS }, { looks: cut, from: at * CELLS }, cells),
  )
}

interface Stops {
  readonly found: Uint8Array
  readonly cut: Uint8Array
}

// A stop stands before each look that shows another picture than the look before it.
function stopsOf({ found, cut, count, cells }: LaidTogether): Stops {
  const stopsIn = (looks: Float32Array) =>
    Uint8Array.from({ length: count }, (_, at) => {
      if (at === 0) return 1
      const step = correlation({ looks, from: (at - 1) * CELLS }, { looks, from: at * CELLS }, cells)
      return step.kind === 'flat-one' || (step.kind === 'seen' && step.agreement < JOIN) ? 1 : 0
    })
  return { found: stopsIn(found), cut: stopsIn(cut) }
}

function countJoins(likeness: readonly Likeness[], { found, cut }: Stops): number {
  const isAlike = (at: number) => {
    const look = likeness[at]
    return look?.kind === 'seen' && look.agreement >= LIKE
  }
  let joins = 0
  for (let at = 2; at < likeness.length - 2; at += 1) {
    const isShared = cut[at] === 1 && (found[at - 1] === 1 || found[at] === 1 || found[at + 1] === 1)
    // One change of picture seldom falls on the border of two looks, and then counts as two stops.
    if (isShared && cut[at - 1] !== 1 && isAlike(at - 2) && isAlike(at + 2)) joins += 1
  }
  return joins
}

// Only movement within a shot tells two takes apart, so a window never reaches over a change of picture.
function motionAround(
  { found, cut, count, cells }: LaidTogether,
  { at, stops }: { at: number; stops: Stops },
): Motion {
  let from = at
  while (from > 0 && at - from < REACH && !stops.cut[from] && !stops.found[from]) from -= 1
  let to = at + 1
  while (to < count && to - at <= REACH && !stops.cut[to] && !stops.found[to]) to += 1
  const length = to - from
  if (length < LEAST_WINDOW) return { kind: 'short' }
  const { both, foundPower, cutPower } = movementOf({ found, cut, cells }, from, to)
  const measure = cells.length * length
  const isFoundMoving = foundPower / measure > STILL_POWER
  const isCutMoving = cutPower / measure > STILL_POWER
  if (isFoundMoving && isCutMoving)
    return { kind: 'moving', agreement: both / Math.sqrt(foundPower * cutPower) }
  const most = Math.max(foundPower, cutPower) / measure
  const least = Math.min(foundPower, cutPower) / measure
  return most > 4 * STILL_POWER && least < most / 8 ? { kind: 'moving-one' } : { kind: 'still' }
}

/**
 * How much the looks of a window differ from their mean look, and how far both films do so together. What merely
 * brightens or fades is no movement: every picture can be faded at a moment.
 */
function movementOf(
  { found, cut, cells }: { found: Float32Array; cut: Float32Array; cells: Uint16Array },
  from: number,
  to: number,
): { both: number; foundPower: number; cutPower: number } {
  const inFound = departures(found, cells, { from, to })
  const inCut = departures(cut, cells, { from, to })
  let both = 0
  let foundPower = 0
  let cutPower = 0
  for (let at = 0; at < inFound.length; at += 1) {
    const f = inFound[at] as number
    const c = inCut[at] as number
    both += f * c
    foundPower += f * f
    cutPower += c * c
  }
  return { both, foundPower, cutPower }
}

// Each look less what the even picture and the window's mean picture can make of it (Gram and Schmidt).
function departures(
  looks: Float32Array,
  cells: Uint16Array,
  { from, to }: { from: number; to: number },
): Float32Array {
  const size = cells.length
  const pattern = new Float32Array(size)
  for (let look = from; look < to; look += 1)
    for (let at = 0; at < size; at += 1)
      pattern[at] = (pattern[at] as number) + (looks[look * CELLS + (cells[at] as number)] as number)
  const level = pattern.reduce((sum, value) => sum + value, 0) / size
  let length = 0
  for (let at = 0; at < size; at += 1) {
    pattern[at] = (pattern[at] as number) - level
    length += (pattern[at] as number) ** 2
  }
  const out = new Float32Array((to - from) * size)
  for (let look = from; look < to; look += 1) {
    let sum = 0
    let along = 0
    for (let at = 0; at < size; at += 1) {
      const value = looks[look * CELLS + (cells[at] as number)] as number
      sum += value
      along += value * (pattern[at] as number)
    }
    const mean = sum / size
    const share = length < 1 ? 0 : along / length
    for (let at = 0; at < size; at += 1)
      out[(look - from) * size + at] =
        (looks[look * CELLS + (cells[at] as number)] as number) - mean - share * (pattern[at] as number)
  }
  return out
}
