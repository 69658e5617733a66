import { graphemesOf } from '../production/index.ts'
import type { Flicks } from '../time/index.ts'
import { cueText, type Cue } from './cue.ts'
import type { Shape } from './shape.ts'
import { breakAnywhere, widthOf } from './text-width.ts'

/** How many columns and lines a caption may take in each shape. */
export const CAPTION_ROOM: Record<Shape, { readonly columns: number; readonly lines: number }> = {
  '9:16': { columns: 26, lines: 3 },
  '4:5': { columns: 28, lines: 2 },
  '1:1': { columns: 30, lines: 2 },
  '16:9': { columns: 42, lines: 2 },
}

/**
 * Breaks captions into the lines of a shape, evenly long; what needs more lines than there is room becomes several
 * captions that share its time by their letters. No word is lost.
 */
export function layOutCues(cues: readonly Cue[], shape: Shape): readonly Cue[] {
  return cues.flatMap((cue) => {
    const lines = linesOf(cueText(cue.text), shape)
    const pages: string[] = []
    const { lines: room } = CAPTION_ROOM[shape]
    for (let at = 0; at < lines.length; at += room) pages.push(lines.slice(at, at + room).join('\n'))
    return shareTime(cue, pages)
  })
}

function linesOf(text: string, shape: Shape): readonly string[] {
  const { columns, lines: room } = CAPTION_ROOM[shape]
  const written = text.split('\n')
  const fits = written.length <= room && written.every((line) => widthOf(line) <= columns)
  return fits ? written : balanced(written.join(' '), columns)
}

// The narrowest width that needs no more lines than the widest allowed: two lines of equal length read best.
function balanced(text: string, columns: number): readonly string[] {
  const fewest = breakAnywhere(text, columns)
  let least = Math.ceil(widthOf(text) / Math.max(1, fewest.length))
  while (least < columns && breakAnywhere(text, least).length > fewest.length) least += 1
  return breakAnywhere(text, Math.min(least, columns))
}

function shareTime(cue: Cue, pages: readonly string[]): readonly Cue[] {
  const weights = pages.map((page) => graphemesOf(page).length)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  return pages.flatMap((text, index) => {
    const from = Math.floor(cue.from + ((cue.to - cue.from) * before) / whole) as Flicks
    before += weights[index] ?? 0
    const to = Math.floor(cue.from + ((cue.to - cue.from) * before) / whole) as Flicks
    return from < to ? [{ from, to, text }] : []
  })
}
