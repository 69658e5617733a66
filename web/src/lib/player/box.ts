import type { Box } from '@stagedoor/core/timeline'

const LEAST = 0.01
const STEP = 0.01

/** Keeps a box inside the picture without changing its size more than needed. */
export function keptInside({ x, y, width, height }: Box): Box {
  const wide = Math.min(1, Math.max(LEAST, width))
  const tall = Math.min(1, Math.max(LEAST, height))
  return {
    x: Math.min(1 - wide, Math.max(0, x)),
    y: Math.min(1 - tall, Math.max(0, y)),
    width: wide,
    height: tall,
  }
}

/** The box between two corners, whichever way it was drawn. */
export const boxBetween = (one: { x: number; y: number }, other: { x: number; y: number }): Box =>
  keptInside({
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  })

/** Moves or resizes a box by keyboard: arrows move, with Shift they resize from the right bottom corner. */
export function nudged(box: Box, key: string, resize: boolean): Box | undefined {
  const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[key]
  if (!by) return undefined
  const [dx = 0, dy = 0] = by
  return keptInside(
    resize
      ? { ...box, width: Math.min(box.width + dx, 1 - box.x), height: Math.min(box.height + dy, 1 - box.y) }
      : { ...box, x: box.x + dx, y: box.y + dy },
  )
}

/** The largest crop of a given shape around a centre, in a picture of a given shape. */
export function cropOf(target: number, picture: number, centre: { x: number; y: number }): Box {
  const width = target < picture ? target / picture : 1
  const height = target < picture ? 1 : picture / target
  return keptInside({ x: centre.x - width / 2, y: centre.y - height / 2, width, height })
}

/** Where a box of the whole picture lies within a crop of it, or nothing when the crop leaves it out. */
export function within(box: Box, crop: Box): Box | undefined {
  const left = Math.max(box.x, crop.x)
  const top = Math.max(box.y, crop.y)
  const right = Math.min(box.x + box.width, crop.x + crop.width)
  const bottom = Math.min(box.y + box.height, crop.y + crop.height)
  if (right <= left || bottom <= top) return undefined
  return {
    x: (left - crop.x) / crop.width,
    y: (top - crop.y) / crop.height,
    width: (right - left) / crop.width,
    height: (bottom - top) / crop.height,
  }
}
