import type { AssetId, SubjectId } from '../production/index.ts'
import {
  contains,
  type Flicks,
  intersect,
  joinGaps,
  normalise,
  type RangeSet,
  subtract,
  type TimeRange,
  unite,
} from '../time/index.ts'
import { type BoxTrack, type Edit, uniteEdits } from '../timeline/index.ts'
import type { ClearanceSettings } from './evidence.ts'
import type { Finding } from './finding.ts'

/** What each asset gives to the cut. */
export type Used = ReadonlyMap<AssetId, RangeSet>

/** How far the house grows its edits. */
export type Margins = Pick<ClearanceSettings, 'marginFlicks' | 'joinGapFlicks'>

/** The trims that findings force, margins included, asset by asset. */
export function forcedTrims(findings: readonly Finding[], used: Used, margins: Margins): Used {
  const trims = new Map<AssetId, RangeSet>()
  if (!findings.some(({ cure }) => cure === 'trim')) return trims
  for (const [assetId, room] of used) {
    const forced = findings.filter((finding) => finding.cure === 'trim' && finding.assetId === assetId)
    const ranges = normalise(forced.flatMap((finding) => finding.ranges))
    if (ranges.length > 0) trims.set(assetId, growWithin(ranges, room, margins))
  }
  return trims
}

/** Whether trims leave nothing of the cut to play. */
export function leaveNothing(trims: Used, used: Used): boolean {
  return [...used].every(([assetId, room]) => subtract(room, trims.get(assetId) ?? []).length === 0)
}

/**
 * The smallest set of edits that cures every curable finding: what only a trim cures is trimmed, and outside of that each
 * subject and side gets the one edit that cures it, for as long as it is perceived. No subject leans on another's edit, so
 * that one subject's clearing never uncovers the next. Margins grow an edit inside the used range it lies in, never beyond.
 */
export function smallestEdits(findings: readonly Finding[], used: Used, margins: Margins): readonly Edit[] {
  const trims = forcedTrims(findings, used, margins)
  const edits: Edit[] = [...trims].flatMap(([assetId, ranges]) =>
    ranges.map((range) => ({ kind: 'trim', assetId, range }) as const),
  )
  for (const [assetId, whole] of used) {
    const room = subtract(whole, trims.get(assetId) ?? [])
    const own = findings.filter((finding) => finding.assetId === assetId)
    const muted = normalise(
      own.filter((finding) => finding.cure === 'mute').flatMap((finding) => intersect(finding.ranges, room)),
    )
    for (const range of growWithin(muted, room, margins)) edits.push({ kind: 'mute', assetId, range })
    for (const group of bySubject(own)) edits.push(...boxEdits(group, { assetId, room, margins }))
  }
  return edits
}

interface BoxPiece {
  readonly range: TimeRange
  readonly boxes: BoxTrack
}

function boxEdits(
  group: BoxFindings,
  { assetId, room, margins }: { assetId: AssetId; room: RangeSet; margins: Margins },
): readonly Edit[] {
  const pieces = group.findings.flatMap(({ ranges, boxes }) =>
    growWithin(intersect(ranges, room), room, margins).map((range) => ({ range, boxes })),
  )
  const edits = holdOverGaps(pieces, room, margins.joinGapFlicks).map(({ range, boxes }) => ({
    kind: group.cure,
    assetId,
    range,
    boxes,
  }))
  return edits.length > 1 ? uniteEdits(edits) : edits
}

// Between two boxes of one subject a short gap is closed by holding the earlier box until the later one begins.
function holdOverGaps(pieces: readonly BoxPiece[], room: RangeSet, longestGap: Flicks): readonly BoxPiece[] {
  if (pieces.length < 2) return pieces
  const sorted = [...pieces].sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to)
  return sorted.map((piece, i) => {
    const next = sorted.slice(i + 1).find((later) => later.range.from > piece.range.to)
    const isCovered = sorted.some((other) => other !== piece && contains(other.range, piece.range.to))
    if (!next || isCovered || next.range.from - piece.range.to > longestGap) return piece
    const stays = room.some(({ from, to }) => from <= piece.range.from && next.range.to <= to)
    return stays ? { ...piece, range: { from: piece.range.from, to: next.range.from } } : piece
  })
}

interface BoxFindings {
  readonly cure: 'blur' | 'cover'
  readonly findings: readonly { readonly ranges: RangeSet; readonly boxes: BoxTrack }[]
}

function bySubject(findings: readonly Finding[]): readonly BoxFindings[] {
  const groups = new Map<
    SubjectId,
    { cure: 'blur' | 'cover'; findings: { ranges: RangeSet; boxes: BoxTrack }[] }
  >()
  for (const { cure, appearance, ranges } of findings) {
    if ((cure !== 'blur' && cure !== 'cover') || appearance?.region.kind !== 'boxes') continue
    const group = groups.get(appearance.subjectId) ?? { cure, findings: [] }
    const { boxes } = appearance.region
    // One appearance is hidden once, whatever is found of it: its pauses are those of all of it.
    const same = group.findings.find((one) => one.boxes === boxes)
    if (same) same.ranges = unite(same.ranges, ranges)
    else group.findings.push({ ranges, boxes })
    groups.set(appearance.subjectId, group)
  }
  return [...groups.values()]
}

// Each used range keeps its own: an edit that ends near a cut point does not reach into the next used range.
function growWithin(ranges: RangeSet, room: RangeSet, { marginFlicks, joinGapFlicks }: Margins): RangeSet {
  if (ranges.length === 0) return ranges
  return room.flatMap((whole) => {
    const wider = intersect(ranges, [whole]).map(({ from, to }) => ({
      from: Math.max(whole.from, from - marginFlicks) as Flicks,
      to: Math.min(whole.to, to + marginFlicks) as Flicks,
    }))
    return wider.length === 0 ? wider : joinGaps(wider, joinGapFlicks)
  })
}
