import type { PictureSize } from '../ingest/index.ts'
import { type AssetId, type Box, type KeyedBox, type Timeline, WHOLE_FRAME } from '../timeline/index.ts'
import { placeWindow } from './crop-window.ts'
import type { Shape } from './shape.ts'

/**
 * The timeline with each window in another shape: its middle where it was, as near to the picture as it was, at every
 * key of a moving one. What was shown whole gets the largest window in its middle. `uprights` has the upright
 * picture of each asset; a clip of an asset without one stays as it is.
 */
export function reshape(
  timeline: Timeline,
  shape: Shape,
  uprights: ReadonlyMap<AssetId, PictureSize>,
): Timeline {
  const clips = timeline.clips.map((clip) => {
    const upright = uprights.get(clip.assetId)
    if (upright === undefined) return clip
    const placed = ({ at, box }: KeyedBox) => ({ at, box: placeWindow(upright, shape, wishOf(box)) })
    const [first, ...rest] = clip.crop?.window ?? [{ at: clip.source.from, box: WHOLE_FRAME }]
    return { ...clip, crop: { window: [placed(first), ...rest.map(placed)] as const } }
  })
  return { ...timeline, clips }
}

// The largest window of any shape is as wide or as high as the picture.
const wishOf = ({ x, y, width, height }: Box) => ({
  middle: { x: x + width / 2, y: y + height / 2 },
  size: Math.max(width, height),
})
