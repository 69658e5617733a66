import type { FrameArea } from './film-fingerprint.ts'

// Encoders ring a little into bars, and a bar fades with a fade of the film.
const EVEN_WITHIN = 10
const STILL_WITHIN = 6
const LEAST_SHARE = 0.25
const WHOLE: FrameArea = { x: 0, y: 0, width: 1, height: 1 }

/** The frame without rows and columns at its borders that are one colour all through the film (letterbox, pillarbox, both). */
export function activeArea(
  looks: readonly Uint8Array[],
  { width, height }: { width: number; height: number },
): FrameArea {
  const isBarRow = (row: number) => isBar(looks, { first: row * width, step: 1, count: width })
  const [top, bottom] = barsOf(height, isBarRow)
  const isBarColumn = (column: number) =>
    isBar(looks, { first: top * width + column, step: width, count: height - top - bottom })
  const [left, right] = barsOf(width, isBarColumn)
  const area = {
    x: left / width,
    y: top / height,
    width: (width - left - right) / width,
    height: (height - top - bottom) / height,
  }
  return area.width < LEAST_SHARE || area.height < LEAST_SHARE ? WHOLE : area
}

function barsOf(count: number, isBarAt: (at: number) => boolean): [number, number] {
  let before = 0
  while (before < count && isBarAt(before)) before += 1
  if (before === count) return [0, 0]
  let behind = 0
  while (isBarAt(count - 1 - behind)) behind += 1
  // The border of a bar shares a pixel with the picture.
  return [before === 0 ? 0 : before + 1, behind === 0 ? 0 : behind + 1]
}

function isBar(
  looks: readonly Uint8Array[],
  { first, step, count }: { first: number; step: number; count: number },
): boolean {
  let lowest = 255
  let highest = 0
  for (const look of looks) {
    let sum = 0
    let least = 255
    let most = 0
    for (let at = 0; at < count; at += 1) {
      const value = look[first + at * step] ?? 0
      sum += value
      if (value < least) least = value
      if (value > most) most = value
    }
    lowest = Math.min(lowest, sum / count)
    highest = Math.max(highest, sum / count)
    if (most - least > EVEN_WITHIN || highest - lowest > STILL_WITHIN) return false
  }
  return true
}
