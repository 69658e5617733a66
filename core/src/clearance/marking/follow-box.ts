import type { Box } from '../../timeline/index.ts'
import type { GrayFrame, PixelBox } from './gray-frame.ts'
import { brightnessApart } from './shot-cuts.ts'
import { blend, correlation, takeTemplate, type Template } from './template.ts'

/** Why following ended: the likeness faded, the subject went out of the frame, the shot ended, or nothing was there to hold on to. */
export type Losing = 'faded' | 'left-frame' | 'shot-changed' | 'too-even'

/** Where a follower stands after a frame. It knows what a patch looks like, never who it is. */
export interface Follower {
  readonly drawn: Template
  readonly recent: Template
  readonly box: PixelBox
  readonly drift: { readonly x: number; readonly y: number }
  readonly frame: GrayFrame
}

/** What one more frame brought: the box there and how sure of it, from 0 to 1, or why it is lost. */
export type Step =
  | { readonly kind: 'found'; readonly follower: Follower; readonly box: Box; readonly confidence: number }
  | { readonly kind: 'lost'; readonly why: Losing }

// Below this the best match is no longer the subject; measured on the drawn footage of the tests.
const FADED = 0.62
const DRAWN_FADED = 0.3
const EVEN = 3
const TURNING = 0.12
const SCALES = [0.96, 1, 1.04] as const
const RETURN_SHARE = 0.25
const SHOT_CHANGED = 0.45
const INSIDE_SHARE = 0.5

/** Begins to follow what a box drawn by hand holds in a frame. */
export function beginFollowing(frame: GrayFrame, drawn: Box): Follower | { kind: 'lost'; why: 'too-even' } {
  const box = inPixels(frame, drawn)
  const template = takeTemplate(frame, box)
  if (template.contrast < EVEN) return { kind: 'lost', why: 'too-even' }
  return { drawn: template, recent: template, box, drift: { x: 0, y: 0 }, frame }
}

/**
 * Finds the box again in the next frame, in either direction of time: the place and size that correlate best with what
 * the box held lately, near where it was heading; checked against what was drawn, and by finding the way back.
 */
export function followInto(follower: Follower, frame: GrayFrame): Step {
  if (brightnessApart(follower.frame, frame) > SHOT_CHANGED) return { kind: 'lost', why: 'shot-changed' }
  const { box, drift, recent, drawn } = follower
  const heading = { ...box, x: box.x + drift.x, y: box.y + drift.y }
  const reach = reachOf(box)
  const best = search(frame, recent, { around: heading, reach, scales: SCALES })
  if (isOutside(frame, best.box)) return { kind: 'lost', why: 'left-frame' }
  const likeness = correlation(drawn, best.patch)
  if (best.patch.contrast < EVEN || best.score < FADED || likeness < DRAWN_FADED)
    return { kind: 'lost', why: isTouchingEdge(frame, heading) ? 'left-frame' : 'faded' }
  const back = search(follower.frame, best.patch, { around: box, reach: reach * 0.6, scales: [1] })
  const astray = Math.hypot(back.box.x - box.x, back.box.y - box.y)
  if (astray > RETURN_SHARE * Math.max(box.width, box.height)) return { kind: 'lost', why: 'faded' }
  const moved = { x: best.box.x - box.x, y: best.box.y - box.y }
  return {
    kind: 'found',
    follower: {
      drawn,
      recent: blend(recent, best.patch, TURNING),
      box: best.box,
      drift: { x: (drift.x + moved.x) / 2, y: (drift.y + moved.y) / 2 },
      frame,
    },
    box: inFractions(frame, best.box),
    confidence: Math.max(0, Math.min(1, (best.score + Math.max(0, likeness)) / 2)),
  }
}

// A subject moves by a part of its own size between frames, and small ones by more of it.
const reachOf = ({ width, height }: PixelBox): number => Math.max(8, 0.4 * Math.max(width, height))

interface Search {
  readonly around: PixelBox
  readonly reach: number
  readonly scales: readonly number[]
}

interface Match {
  readonly box: PixelBox
  readonly patch: Template
  readonly score: number
}

// Coarse over the whole reach, then finer and finer around the best: a few hundred patches instead of thousands.
function search(frame: GrayFrame, template: Template, { around, reach, scales }: Search): Match {
  const coarse = Math.max(1, Math.min(around.width, around.height) / 8)
  let best = matchAt(frame, template, around)
  for (let y = -reach; y <= reach; y += coarse)
    for (let x = -reach; x <= reach; x += coarse)
      best = better(best, matchAt(frame, template, { ...around, x: around.x + x, y: around.y + y }))
  for (let step = coarse / 2; step >= 0.25; step /= 2) {
    const centre = best.box
    for (const scale of scales)
      for (let y = -1; y <= 1; y++)
        for (let x = -1; x <= 1; x++)
          best = better(best, matchAt(frame, template, scaled(centre, scale, { x: x * step, y: y * step })))
  }
  return best
}

// A change of size must earn its place: of two that match alike, the one that stays is taken.
const better = (best: Match, other: Match): Match => (other.score > best.score + 1e-4 ? other : best)

function matchAt(frame: GrayFrame, template: Template, box: PixelBox): Match {
  const patch = takeTemplate(frame, box, template)
  return { box, patch, score: correlation(template, patch) }
}

function scaled(box: PixelBox, scale: number, move: { x: number; y: number }): PixelBox {
  const width = box.width * scale
  const height = box.height * scale
  return {
    x: box.x + (box.width - width) / 2 + move.x,
    y: box.y + (box.height - height) / 2 + move.y,
    width,
    height,
  }
}

function isOutside({ width, height }: GrayFrame, box: PixelBox): boolean {
  const seenAcross = Math.min(width, box.x + box.width) - Math.max(0, box.x)
  const seenDown = Math.min(height, box.y + box.height) - Math.max(0, box.y)
  const seen = Math.max(0, seenAcross) * Math.max(0, seenDown)
  return seen < INSIDE_SHARE * box.width * box.height
}

function isTouchingEdge(
  { width, height }: GrayFrame,
  { x, y, width: across, height: down }: PixelBox,
): boolean {
  return x < 0 || y < 0 || x + across > width || y + down > height
}

function inPixels({ width, height }: GrayFrame, box: Box): PixelBox {
  return {
    x: box.x * width,
    y: box.y * height,
    width: Math.max(2, box.width * width),
    height: Math.max(2, box.height * height),
  }
}

/** A box of pixels as fractions of its frame, cut off where it reaches out. */
export function inFractions({ width, height }: GrayFrame, box: PixelBox): Box {
  const x = Math.min(1, Math.max(0, box.x / width))
  const y = Math.min(1, Math.max(0, box.y / height))
  const right = Math.min(1, Math.max(0, (box.x + box.width) / width))
  const below = Math.min(1, Math.max(0, (box.y + box.height) / height))
  return { x, y, width: right - x, height: below - y }
}
