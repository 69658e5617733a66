import type { PictureSize } from '@stagedoor/core/ingest'
import type { TimeRange } from '@stagedoor/core/time'
import type { BoxTrack } from '@stagedoor/core/timeline'
import { secondsText } from '../flicks.ts'
import { keyedExpression } from './keyed-expression.ts'

/** A part of the picture that must not be seen: made unrecognisable, or painted over. Times are the asset's own. */
export type HiddenArea = { kind: 'blur' | 'cover'; range: TimeRange; boxes: BoxTrack }

/** Where a clip begins in its asset, how big its upright picture is, and the longest that one of its frames is shown. */
export type Ground = { fromFlicks: number; size: PictureSize; frameFlicks: number }

/** Cells across the longer side of a blurred box: a face keeps its colours and nothing that tells it from another. */
const cells = 5

/** Chains that take the picture from one label to another with an area hidden; `name` keeps inner labels apart. */
export function hideArea(
  area: HiddenArea,
  ground: Ground,
  labels: { from: string; to: string; name: string },
): string[] {
  const { width, height, x, y } = placeOf(area.boxes, ground)
  const when = whileShown(area.range, ground)
  if (area.kind === 'cover') {
    return [
      `[${labels.from}]drawbox=x='${x}':y='${y}':w=${width}:h=${height}:color=black:t=fill:enable='${when}'[${labels.to}]`,
    ]
  }
  const cell = Math.min(1024, Math.max(8, Math.ceil(Math.max(width, height) / cells)))
  const [whole, part, hidden] = ['whole', 'part', 'hidden'].map((word) => `${labels.name}${word}`)
  return [
    `[${labels.from}]split[${whole}][${part}]`,
    `[${part}]crop=w=${width}:h=${height}:x='${x}':y='${y}',pixelize=w=${cell}:h=${cell},gblur=sigma=${cell / 2}:steps=2[${hidden}]`,
    `[${whole}][${hidden}]overlay=x='${x}':y='${y}':enable='${when}'[${labels.to}]`,
  ]
}

type Place = { width: number; height: number; x: string; y: string }

/** A box of one size that at every moment holds the moving box, in whole pairs of pixels as 4:2:0 colour needs. */
export function placeOf(boxes: BoxTrack, { fromFlicks, size }: Ground): Place {
  const width = evenSide(Math.max(...boxes.map(({ box }) => box.width)) * size.width, size.width)
  const height = evenSide(Math.max(...boxes.map(({ box }) => box.height)) * size.height, size.height)
  const along = (
    start: 'x' | 'y',
    length: 'width' | 'height',
    [side, whole]: readonly [number, number],
  ): string => {
    const keys = boxes.map(({ at, box }) => ({
      atFlicks: at - fromFlicks,
      value: (box[start] + box[length] / 2) * whole - side / 2,
    }))
    return `2*floor(clip(${keyedExpression(keys)},0,${whole - side})/2)`
  }
  return {
    width,
    height,
    x: along('x', 'width', [width, size.width]),
    y: along('y', 'height', [height, size.height]),
  }
}

// Two pixels more than the box: one for the rounding of its place, one for that of its size.
function evenSide(length: number, most: number): number {
  return Math.min(most, 2 * Math.ceil((length + 2) / 2) + 2)
}

// A frame is hidden when any part of the time it is shown for lies in the range, not only its first moment.
function whileShown({ from, to }: TimeRange, { fromFlicks, frameFlicks }: Ground): string {
  return `gt(t,${secondsText(from - fromFlicks - frameFlicks)})*lt(t,${secondsText(to - fromFlicks)})`
}
