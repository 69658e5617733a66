import { type Flicks, vttTime } from '../time/index.ts'

/** A grid of small pictures of a film in one file, row after row, one for each equal step; sides in pixels. */
export interface Storyboard {
  readonly tiles: number
  readonly columns: number
  readonly tileWidth: number
  readonly tileHeight: number
  readonly everyFlicks: Flicks
}

/**
 * Writes a storyboard as WebVTT (W3C): a cue for each picture, whose text is the picture's address with its place in it
 * as a media fragment (`#xywh=`, in pixels; W3C Media Fragments URI 1.0). The last lasts until the film's end.
 */
export function storyboardVtt(
  { tiles, columns, tileWidth, tileHeight, everyFlicks }: Storyboard,
  { address, duration }: { address: string; duration: Flicks },
): string {
  const cues = Array.from({ length: tiles }, (_, tile) => {
    const from = (tile * everyFlicks) as Flicks
    const to = (tile === tiles - 1 ? Math.max(duration, from + everyFlicks) : from + everyFlicks) as Flicks
    const place = [
      (tile % columns) * tileWidth,
      Math.floor(tile / columns) * tileHeight,
      tileWidth,
      tileHeight,
    ]
    return `${vttTime(from)} --> ${vttTime(to)}\n${address}#xywh=${place.join(',')}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}
