import { type Flicks, normalise, type RangeSet, type TimeRange, intersect, subtract } from '../time/index.ts'
import { type Box, boxAt, type BoxTrack } from './box.ts'

// Two edges closer than this touch; far below a pixel of any picture.
const TOUCH = 1e-9

type Gap = (inner: Box, outer: Box) => number

const INSIDE: readonly Gap[] = [
  (inner, outer) => inner.x - outer.x,
  (inner, outer) => inner.y - outer.y,
  (inner, outer) => outer.x + outer.width - inner.x - inner.width,
  (inner, outer) => outer.y + outer.height - inner.y - inner.height,
]

const BESIDE: readonly Gap[] = [
  (inner, outer) => outer.x - inner.x - inner.width,
  (inner, outer) => outer.y - inner.y - inner.height,
  (inner, outer) => inner.x - outer.x - outer.width,
  (inner, outer) => inner.y - outer.y - outer.height,
]

/** Whether one box lies wholly inside another. */
export function isInside(inner: Box, outer: Box): boolean {
  return INSIDE.every((gap) => gap(inner, outer) >= -TOUCH)
}

/** Whether two boxes share no part of the picture; touching edges share none. */
export function isBeside(a: Box, b: Box): boolean {
  return BESIDE.some((gap) => gap(a, b) >= -TOUCH)
}

/** The flicks of a range at which one moving box lies wholly inside another. */
export function whileInside(inner: BoxTrack, outer: BoxTrack, range: TimeRange): RangeSet {
  if (inner === outer) return [range]
  if (inner.length === 1 && outer.length === 1) return isInside(inner[0].box, outer[0].box) ? [range] : []
  return normalise(
    straightStretches([inner, outer], range).flatMap((stretch) =>
      INSIDE.reduce<RangeSet>(
        (kept, gap) =>
          intersect(
            kept,
            whileOpen((at) => gap(boxAt(inner, at), boxAt(outer, at)), stretch),
          ),
        [stretch],
      ),
    ),
  )
}

/** The flicks of a range at which two moving boxes share no part of the picture. */
export function whileBeside(a: BoxTrack, b: BoxTrack, range: TimeRange): RangeSet {
  const throughout = besideThroughout(a, b)
  if (throughout !== 'sometimes') return throughout === 'always' ? [range] : []
  return normalise(
    straightStretches([a, b], range).flatMap((stretch) =>
      BESIDE.flatMap((gap) => whileOpen((at) => gap(boxAt(a, at), boxAt(b, at)), stretch)),
    ),
  )
}

// Against a window that stands still, a gap that is open (or shut) at every key is so between the keys as well.
function besideThroughout(a: BoxTrack, b: BoxTrack): 'always' | 'never' | 'sometimes' {
  if (b.length > 1) return 'sometimes'
  const window = b[0].box
  let isEverOpen = false
  for (const gap of BESIDE) {
    const open = a.reduce((count, key) => count + (gap(key.box, window) >= -TOUCH ? 1 : 0), 0)
    if (open === a.length) return 'always'
    isEverOpen ||= open > 0
  }
  return isEverOpen ? 'sometimes' : 'never'
}

function straightStretches(tracks: readonly BoxTrack[], range: TimeRange): readonly TimeRange[] {
  const keys = tracks.flat().map((key) => key.at)
  const inside = keys.filter((at) => range.from < at && at < range.to)
  const edges = [...new Set([range.from, ...inside, range.to])].sort((x, y) => x - y)
  return edges.slice(1).map((to, i) => ({ from: edges[i] as Flicks, to }))
}

// Both boxes move in straight lines within the stretch, so a gap stays open for one run of flicks at its beginning or
// its end. The edge is found by halving over whole flicks: a root in floating numbers would only be a guess.
function whileOpen(gapAt: (at: Flicks) => number, stretch: TimeRange): RangeSet {
  const isOpen = (at: number) => gapAt(at as Flicks) >= -TOUCH
  const [atStart, atEnd] = [isOpen(stretch.from), isOpen(stretch.to - 1)]
  if (atStart === atEnd) return atStart ? [stretch] : []
  let [before, after] = [stretch.from as number, stretch.to - 1]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isOpen(middle) === atStart) before = middle
    else after = middle
  }
  const edge = after as Flicks
  return atStart ? [{ from: stretch.from, to: edge }] : [{ from: edge, to: stretch.to }]
}

/** The flicks of a range at which a moving box shows, wholly or in part, in a crop window. */
export function whileInWindow(box: BoxTrack, window: BoxTrack, range: TimeRange): RangeSet {
  return subtract([range], whileBeside(box, window, range))
}
