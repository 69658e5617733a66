import {
  FLICKS_PER_SECOND,
  normalise,
  subtract,
  timeRange,
  totalOf,
  type RangeSet,
  type TimeRange,
} from '../../time/index.ts'
import { CELLS, LOOKS_PER_SECOND, type FilmFingerprint, type PictureTrace } from './film-fingerprint.ts'
import type { FingerprintMatch, MatchedStretch, SoundMatch } from './fingerprint-match.ts'
import { isFitting, type Films, type WeighedLine } from './weigh-line.ts'
import type { LookFinding } from './weigh-picture.ts'

const LOOK = FLICKS_PER_SECOND / LOOKS_PER_SECOND
// Joins of frame rates and encoders blur what lies within half a second.
const BRIDGED_LOOKS = 2
const LEAST_LOOKS = 4
const LOST_SHARE = 0.02
const LEAST_SHARE = 0.5

/** Puts lines together to what the found film is of the cut, the strongest line first where two claim a look. */
export function describeMatch(
  { cut, found }: { cut: FilmFingerprint; found: FilmFingerprint },
  films: Films,
  lines: readonly WeighedLine[],
): FingerprintMatch {
  const count = films.pictures.found.count
  const owners = ownersOf(lines, count)
  const stretches = stretchesOf(owners, { lines, cut, found })
  const shown = normalise(stretches.map((stretch) => stretch.found))
  const whole = [timeRange(0, Math.max(1, found.duration))]
  const blank = blankOf(films.pictures.found, found)
  const notFromCut = longerThan(subtract(subtract(whole, shown), blank), BRIDGED_LOOKS * LOOK)
  const ofCut = totalOf(normalise(stretches.map((stretch) => stretch.cut))) / Math.max(1, cut.duration)
  const seen = totalOf(shown)
  const ofFound = seen / Math.max(1, seen + totalOf(notFromCut))
  const doubtful = rangesOf(owners, { lines, found }, ['doubtful'])
  const unclear = rangesOf(owners, { lines, found }, ['doubtful', 'unclear'])
  const sound = soundOf(stretches, { films, lines, owners, blank: subtract(blank, shown), found })
  const isWhole = (1 - ofCut) * cut.duration <= Math.max(3 * LOOK, LOST_SHARE * cut.duration)
  const isInOrder = stretches.every((stretch, at) => {
    const before = stretches[at - 1]
    return before === undefined || before.cut.from <= stretch.cut.from
  })
  const overlap = {
    stretches,
    coverage: { ofCut: Math.min(1, ofCut), ofFound },
    notFromCut,
    doubtful: unclear,
    sound,
    confidence: confidenceOf(lines),
  }
  if (ofCut < LEAST_SHARE && ofFound < LEAST_SHARE)
    return { kind: 'different', shared: stretches, isSoundShared: sound.kind === 'same' }
  if (totalOf(unclear) > seen / 2) return { kind: 'unsure', because: 'too-close' }
  const isSame =
    isWhole &&
    isInOrder &&
    notFromCut.length === 0 &&
    doubtful.length === 0 &&
    totalOf(unclear) <= seen / 3 &&
    (sound.kind === 'same' || sound.kind === 'silent')
  return { kind: isSame ? 'same' : 'part', ...overlap }
}

function ownersOf(lines: readonly WeighedLine[], count: number): (number | null)[] {
  const owners = Array.from({ length: count }, (_, look) => {
    const owner = lines.findIndex(({ findings }) => isFitting(findings[look]))
    return owner === -1 ? null : owner
  })
  for (let look = 0; look < count; look += 1) {
    if (owners[look] !== null) continue
    let end = look
    while (end < count && owners[end] === null) end += 1
    const before = owners[look - 1]
    const isBridge =
      end - look <= BRIDGED_LOOKS &&
      before !== undefined &&
      before !== null &&
      (end === count || owners[end] === before)
    const isStart = look === 0 && end <= BRIDGED_LOOKS && end < count
    if (isBridge || isStart) owners.fill(isBridge ? before : (owners[end] ?? null), look, end)
    look = end
  }
  return owners
}

function stretchesOf(
  owners: readonly (number | null)[],
  { lines, cut, found }: { lines: readonly WeighedLine[]; cut: FilmFingerprint; found: FilmFingerprint },
): MatchedStretch[] {
  const stretches: MatchedStretch[] = []
  for (let from = 0; from < owners.length;) {
    let to = from + 1
    while (to < owners.length && owners[to] === owners[from]) to += 1
    const owner = owners[from] ?? null
    const line = owner === null ? undefined : lines[owner]
    if (line !== undefined && to - from >= LEAST_LOOKS) {
      const { speed, offset } = line.line
      // Looks are centred on their stretch of time: the line through centres is moved to one through edges.
      const inCut = (look: number) => Math.round((speed * (look - 0.5) + offset + 0.5) * LOOK)
      const foundTo = Math.min(found.duration, to * LOOK)
      const cutFrom = Math.max(0, inCut(from))
      const cutTo = Math.min(cut.duration, inCut(foundTo / LOOK))
      if (cutTo > cutFrom && foundTo > from * LOOK)
        stretches.push({
          found: timeRange(from * LOOK, foundTo),
          cut: timeRange(cutFrom, cutTo),
          speed,
        })
    }
    from = to
  }
  return stretches
}

function rangesWhere(count: number, duration: number, holds: (look: number) => boolean): RangeSet {
  const ranges: TimeRange[] = []
  for (let look = 0; look < count; look += 1) {
    const to = Math.min(duration, (look + 1) * LOOK)
    if (holds(look) && to > look * LOOK) ranges.push(timeRange(look * LOOK, to))
  }
  return normalise(ranges)
}

function blankOf({ count, cells }: PictureTrace, { duration }: FilmFingerprint): RangeSet {
  return rangesWhere(count, duration, (look) => {
    const cellsOfLook = cells.subarray(look * CELLS, (look + 1) * CELLS)
    let least = 255
    let most = 0
    for (const cell of cellsOfLook) {
      least = Math.min(least, cell)
      most = Math.max(most, cell)
    }
    return most - least < 10
  })
}

function rangesOf(
  owners: readonly (number | null)[],
  { lines, found }: { lines: readonly WeighedLine[]; found: FilmFingerprint },
  wanted: readonly LookFinding[],
): RangeSet {
  const ranges = rangesWhere(owners.length, found.duration, (look) => {
    const owner = owners[look] ?? null
    const finding = owner === null ? undefined : lines[owner]?.findings[look]
    return finding !== undefined && wanted.includes(finding)
  })
  return longerThan(ranges, BRIDGED_LOOKS * LOOK)
}

function soundOf(
  stretches: readonly MatchedStretch[],
  {
    films,
    lines,
    owners,
    blank,
    found,
  }: {
    films: Films
    lines: readonly WeighedLine[]
    owners: readonly (number | null)[]
    blank: RangeSet
    found: FilmFingerprint
  },
): SoundMatch {
  const { cut, found: heard } = films.sounds
  const isLoud = (sound: typeof cut) => sound !== null && sound.isLoud.some((flag) => flag === 1)
  if (!isLoud(cut) && !isLoud(heard)) return { kind: 'silent' }
  if (!isLoud(heard)) return { kind: 'removed' }
  if (!isLoud(cut)) return { kind: 'differs', ranges: stretches.map((stretch) => stretch.found) }
  const seconds = Math.ceil(found.duration / FLICKS_PER_SECOND)
  const of = { same: 0, removed: 0, quiet: 0, doubtful: 0 }
  const differing: TimeRange[] = []
  for (let second = 0; second < seconds; second += 1) {
    const range = timeRange(
      second * FLICKS_PER_SECOND,
      Math.min(found.duration, (second + 1) * FLICKS_PER_SECOND),
    )
    const owner = owners[Math.min(owners.length - 1, second * LOOKS_PER_SECOND + 2)] ?? null
    if (owner === null) {
      const isBlank = totalOf(subtract([range], blank)) === 0
      const at = second * 8
      if (isBlank && heard?.isLoud.subarray(at, at + 8).every((flag) => flag === 1)) differing.push(range)
      continue
    }
    const finding = lines[owner]?.sounds?.[second]
    if (finding === 'sounds') of.same += 1
    else if (finding === 'removed') of.removed += 1
    else if (finding === 'other' || finding === 'added') differing.push(range)
    else if (finding === 'doubtful') of.doubtful += 1
    else of.quiet += 1
  }
  const ranges = longerThan(normalise(differing), FLICKS_PER_SECOND)
  if (ranges.length > 0) return { kind: 'differs', ranges }
  if (of.same + of.doubtful === 0) return { kind: of.removed > 0 ? 'removed' : 'silent' }
  if (of.removed > of.same / 4) return { kind: 'removed' }
  return { kind: of.same >= of.doubtful ? 'same' : 'unsure' }
}

function longerThan(ranges: RangeSet, least: number): RangeSet {
  return ranges.filter(({ from, to }) => to - from > least)
}

function confidenceOf(lines: readonly WeighedLine[]): number {
  let seconds = 0
  for (const { findings, sounds, movement, joins } of lines) {
    const moving = findings.filter((finding) => finding === 'moves').length / LOOKS_PER_SECOND
    const sounding = sounds?.filter((finding) => finding === 'sounds').length ?? 0
    seconds += moving * Math.max(0, movement) + joins + sounding / 2
  }
  return Math.round((1 - Math.exp(-seconds / 5)) * 1000) / 1000
}
