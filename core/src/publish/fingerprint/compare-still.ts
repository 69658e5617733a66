import type { GrayFrame } from '../../clearance/marking/index.ts'
import { flicks, FLICKS_PER_SECOND, type Flicks } from '../../time/index.ts'
import { activeArea } from './active-area.ts'
import { COARSE, coarseLooks } from './coarse-looks.ts'
import {
  LOOKS_PER_SECOND,
  PICTURE_SIDE,
  type FilmFingerprint,
  type PictureTrace,
} from './film-fingerprint.ts'
import { registerPicture } from './register-picture.ts'
import { shrink } from './shrink.ts'
import { SAME_PLACE, samplingOf, zoomed, type Warp } from './warp.ts'

/**
 * Whether a single picture shows a moment of the cut. Weaker than comparing films: two takes of one set-up can look the
 * same at a moment, and what covers a twentieth of the picture is not noticed.
 */
export type StillMatch =
  | { readonly kind: 'shows'; readonly at: Flicks; readonly agreement: number }
  | { readonly kind: 'different'; readonly agreement: number }
  | { readonly kind: 'unsure'; readonly because: 'nothing-to-see' | 'too-close' }

const SHOWS = 0.96
const OTHER = 0.9
const CANDIDATES = 6

// Covers are cut to squares and uprights as well: the middle of the picture in one direction.
const STARTS: readonly Warp[] = [
  SAME_PLACE,
  zoomed(0.9),
  { ...zoomed(0.75), scaleY: 1, moveY: 0 },
  { ...zoomed(0.6), scaleY: 1, moveY: 0 },
  { ...zoomed(0.75), scaleX: 1, moveX: 0 },
]

/** Looks for a single picture, such as the cover of a post, in a cut. */
export function compareStill(cut: FilmFingerprint, still: GrayFrame): StillMatch {
  const trace = traceOf(still)
  if (cut.picture === null) return { kind: 'unsure', because: 'nothing-to-see' }
  const coarse = coarseLooks(cut.picture, samplingOf(SAME_PLACE))
  let best = { at: 0, agreement: -1 }
  for (const start of STARTS) {
    // The cut is read as the still would show it: its coarse form under the start, the still's as it is.
    const seen = start === SAME_PLACE ? coarse : coarseLooks(cut.picture, samplingOf(start))
    const wanted = coarseLooks(trace, samplingOf(SAME_PLACE))
    if (wanted.isFlat[0]) return { kind: 'unsure', because: 'nothing-to-see' }
    for (const at of likest(seen.shown, wanted.shown)) {
      const registered = registerPicture({ cut: cut.picture, found: trace }, [{ found: 0, cut: at }], [start])
      if (!registered.isMirrored && registered.agreement > best.agreement)
        best = { at, agreement: registered.agreement }
    }
  }
  const agreement = Math.round(best.agreement * 1000) / 1000
  if (agreement >= SHOWS)
    return { kind: 'shows', at: flicks((best.at * FLICKS_PER_SECOND) / LOOKS_PER_SECOND), agreement }
  return agreement < OTHER ? { kind: 'different', agreement } : { kind: 'unsure', because: 'too-close' }
}

function traceOf({ width, height, luma }: GrayFrame): PictureTrace {
  const area = activeArea([luma], { width, height })
  return { count: 1, area, cells: shrink({ width, height }, area, PICTURE_SIDE)(luma) }
}

function likest(cut: Float32Array, wanted: Float32Array): number[] {
  return Array.from({ length: cut.length / COARSE }, (_, at) => {
    let likeness = 0
    for (let field = 0; field < COARSE; field += 1)
      likeness += (cut[at * COARSE + field] as number) * (wanted[field] as number)
    return { at, likeness }
  })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, CANDIDATES)
    .map(({ at }) => at)
}
