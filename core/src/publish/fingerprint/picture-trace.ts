import type { GrayFrame } from '../../clearance/marking/index.ts'
import { activeArea } from './active-area.ts'
import { shrink } from './shrink.ts'
import {
  CELLS,
  LONGEST_FINGERPRINT_SECONDS,
  LOOKS_PER_SECOND,
  PICTURE_SIDE,
  type PictureTrace,
} from './film-fingerprint.ts'

/** Gray frames in a second that a picture trace is made of, at a constant rate from the film's first moment. */
export const TRACED_FRAMES_PER_SECOND = 12

const FRAMES_PER_LOOK = TRACED_FRAMES_PER_SECOND / LOOKS_PER_SECOND

/** Takes a film's gray frames one after another and makes its picture trace; throws RangeError after an hour of them. */
export function pictureTracer({ width, height }: Pick<GrayFrame, 'width' | 'height'>): {
  add: (luma: Uint8Array) => void
  finish: () => PictureTrace | null
} {
  const looks: Uint8Array[] = []
  let sum = new Uint16Array(width * height)
  let frames = 0
  const settle = () => {
    const look = new Uint8Array(sum.length)
    for (let at = 0; at < sum.length; at += 1) look[at] = Math.round((sum[at] as number) / frames)
    looks.push(look)
    sum = new Uint16Array(width * height)
    frames = 0
  }
  return {
    add: (luma) => {
      if (luma.length !== sum.length) throw new RangeError(`A frame has ${sum.length} pixels: ${luma.length}`)
      if (looks.length >= LONGEST_FINGERPRINT_SECONDS * LOOKS_PER_SECOND)
        throw new RangeError('A fingerprint is made of an hour at most')
      for (let at = 0; at < luma.length; at += 1) sum[at] = (sum[at] ?? 0) + (luma[at] ?? 0)
      frames += 1
      if (frames === FRAMES_PER_LOOK) settle()
    },
    finish: () => {
      if (frames > 0) settle()
      if (looks.length === 0) return null
      const area = activeArea(looks, { width, height })
      const cells = new Uint8Array(looks.length * CELLS)
      const reduce = shrink({ width, height }, area, PICTURE_SIDE)
      looks.forEach((look, at) => cells.set(reduce(look), at * CELLS))
      return { count: looks.length, area, cells }
    },
  }
}
