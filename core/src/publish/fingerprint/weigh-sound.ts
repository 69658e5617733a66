import { BANDS, HEARINGS_PER_SECOND, LOOKS_PER_SECOND, type SoundTrace } from './film-fingerprint.ts'
import type { Anchor } from './find-anchors.ts'
import type { TimeLine } from './time-line.ts'

/** What one second of the found film's sound says about the cut's at its place. */
export type SecondFinding = 'sounds' | 'quiet' | 'doubtful' | 'other' | 'added' | 'removed' | 'outside'

// In half decibels: what lies so far below a film's loud passages is as good as nothing.
const BELOW_LOUD = 90
const LEAST_LEVEL = 60
const WINDOW = 4 * HEARINGS_PER_SECOND
const SOUNDS_ALIKE = 0.6
const SOUNDS_OTHERWISE = 0.3
// Spread of levels within a window, in half decibels, below which a sound is too even to be recognised.
const EVEN_SPREAD = 3

/** A sound trace with everything quiet brought to one floor, and which hearings are louder than it. */
export interface HeardSound {
  readonly count: number
  readonly levels: Float32Array
  readonly isLoud: Uint8Array
}

/** Prepares a sound trace for weighing. */
export function heardSound({ count, levels }: SoundTrace): HeardSound {
  const sorted = levels.toSorted()
  const loud = sorted[Math.floor(sorted.length * 0.98)] ?? 0
  const floor = Math.max(LEAST_LEVEL, loud - BELOW_LOUD)
  const held = Float32Array.from(levels, (level) => Math.max(floor, level))
  const isLoud = Uint8Array.from({ length: count }, (_, at) => {
    let above = 0
    for (let band = 0; band < BANDS; band += 1) above += (held[at * BANDS + band] as number) - floor
    return above > BANDS * 6 ? 1 : 0
  })
  return { count, levels: held, isLoud }
}

/** Weighs each second of the found film's sound along a line of looks, after settling the sound's own delay on it. */
export function weighSound(
  { cut, found }: { cut: HeardSound; found: HeardSound },
  line: TimeLine,
): { findings: SecondFinding[]; agreement: number } {
  const own = inHearings(line)
  const delays = Array.from({ length: 17 }, (_, step) => (step - 8) / 4)
  const total = (delay: number) =>
    weighSeconds({ cut, found }, { ...own, offset: own.offset + delay }).reduce(
      (sum, second) => sum + (second.kind === 'heard' ? second.agreement : 0),
      0,
    )
  const totals = delays.map(total)
  const delay = delays[totals.indexOf(Math.max(...totals))] ?? 0
  const seconds = weighSeconds({ cut, found }, { ...own, offset: own.offset + delay })
  const heard = seconds.flatMap((second) => (second.kind === 'heard' ? [second.agreement] : []))
  return {
    findings: seconds.map((second) => {
      if (second.kind !== 'heard') return second.kind
      if (second.agreement >= SOUNDS_ALIKE) return 'sounds'
      return second.agreement < SOUNDS_OTHERWISE ? 'other' : 'doubtful'
    }),
    agreement: heard.length === 0 ? 0 : heard.reduce((sum, value) => sum + value, 0) / heard.length,
  }
}

// A look of the picture and a hearing of the sound are centred on their own stretch of time.
function inHearings({ speed, offset }: TimeLine): TimeLine {
  const each = HEARINGS_PER_SECOND / LOOKS_PER_SECOND
  return { speed, offset: each * offset + ((each - 1) / 2) * (1 - speed) }
}

type Second =
  { kind: 'heard'; agreement: number } | { kind: 'quiet' | 'doubtful' | 'added' | 'removed' | 'outside' }

function weighSeconds(films: { cut: HeardSound; found: HeardSound }, line: TimeLine): Second[] {
  const seconds = Math.ceil(films.found.count / HEARINGS_PER_SECOND)
  return Array.from({ length: seconds }, (_, second) =>
    weighWindow(films, line, second * HEARINGS_PER_SECOND + HEARINGS_PER_SECOND / 2),
  )
}

function weighWindow(
  { cut, found }: { cut: HeardSound; found: HeardSound },
  { speed, offset }: TimeLine,
  middle: number,
): Second {
  const here = speed * middle + offset
  if (here < 0 || here >= cut.count) return { kind: 'outside' }
  const from = Math.max(0, middle - WINDOW / 2, Math.ceil(-offset / speed))
  const to = Math.min(found.count, middle + WINDOW / 2, Math.floor((cut.count - 1 - offset) / speed))
  const length = to - from
  if (length < HEARINGS_PER_SECOND) return { kind: 'doubtful' }
  let both = 0
  let foundPower = 0
  let cutPower = 0
  for (let band = 0; band < BANDS; band += 1) {
    let f = 0
    let c = 0
    let ff = 0
    let cc = 0
    let fc = 0
    for (let at = from; at < to; at += 1) {
      const inFound = found.levels[at * BANDS + band] as number
      const inCut = levelAt(cut, speed * at + offset, band)
      f += inFound
      c += inCut
      ff += inFound * inFound
      cc += inCut * inCut
      fc += inFound * inCut
    }
    both += fc - (f * c) / length
    foundPower += ff - (f * f) / length
    cutPower += cc - (c * c) / length
  }
  const isFoundLoud = loudShare(found, from, to) > 0.1
  const isCutLoud = loudShare(cut, Math.round(speed * from + offset), Math.round(speed * to + offset)) > 0.1
  if (!isFoundLoud && !isCutLoud) return { kind: 'quiet' }
  if (!isCutLoud) return { kind: 'added' }
  if (!isFoundLoud) return { kind: 'removed' }
  const even = EVEN_SPREAD ** 2 * BANDS * length
  if (foundPower < even && cutPower < even) return { kind: 'doubtful' }
  return { kind: 'heard', agreement: both / Math.sqrt((foundPower + 1) * (cutPower + 1)) }
}

function levelAt({ levels, count }: HeardSound, at: number, band: number): number {
  const held = Math.min(count - 1, Math.max(0, at))
  const first = Math.floor(held)
  const share = held - first
  const next = Math.min(count - 1, first + 1)
  return (
    (levels[first * BANDS + band] as number) * (1 - share) + (levels[next * BANDS + band] as number) * share
  )
}

function loudShare({ isLoud, count }: HeardSound, from: number, to: number): number {
  let loud = 0
  for (let at = Math.max(0, from); at < Math.min(count, to); at += 1) loud += isLoud[at] as number
  return loud / Math.max(1, to - from)
}

const MOST_WINDOWS = 60

/** Where the found film's sound could have been taken from, in looks, for films whose picture does not move. */
export function soundAnchors(cut: HeardSound, found: HeardSound): Anchor[] {
  const hop = Math.max(WINDOW / 2, Math.ceil(found.count / MOST_WINDOWS))
  const each = HEARINGS_PER_SECOND / LOOKS_PER_SECOND
  const anchors: Anchor[] = []
  for (let middle = WINDOW / 2; middle + WINDOW / 2 <= found.count; middle += hop) {
    const weightAt = (to: number) => {
      const second = weighWindow({ cut, found }, { speed: 1, offset: to - middle }, middle)
      return second.kind === 'heard' ? second.agreement : 0
    }
    const last = cut.count - WINDOW / 2
    const places: { to: number; weight: number }[] = []
    // Envelopes change slowly: every other place is enough to see where it is worth looking closely.
    for (let to = WINDOW / 2; to < last; to += 2) {
      if (weightAt(to) < 0.35) continue
      for (const near of [to - 1, to, to + 1]) places.push({ to: near, weight: weightAt(near) })
    }
    const best = places.filter(({ weight }) => weight > 0.5).sort((one, other) => other.weight - one.weight)
    for (const { to, weight } of best.slice(0, 2))
      anchors.push({ found: middle / each - 0.25, cut: to / each - 0.25, weight })
  }
  return anchors
}
