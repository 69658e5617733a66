import type { Flicks } from '../../time/index.ts'
import type { Box, BoxTrack } from '../../timeline/index.ts'
import { type Draw, TICKS } from './draw.ts'

/** Draws a box over time. Its edges lie on a grid of eighths, so that boxes often touch exactly. */
export function drawTrack(draw: Draw): BoxTrack {
  const first = { at: draw(TICKS) as Flicks, box: drawBox(draw) }
  if (draw(2) === 0) return [first]
  return [first, { at: (first.at + 1 + draw(TICKS)) as Flicks, box: drawBox(draw) }]
}

function drawBox(draw: Draw): Box {
  if (draw(6) === 0) return { x: 0, y: 0, width: 1, height: 1 }
  const [x, y] = [draw(6) / 8, draw(3) / 8]
  return { x, y, width: (1 + draw(8 - x * 8)) / 8, height: (1 + draw(8 - y * 8)) / 8 }
}
