/** How a grid of days is laid out; lengths in CSS pixels. */
export interface GridShape {
  readonly columns: number
  /** One row with the gap behind it. */
  readonly rowHeight: number
  /** A day's heading with what lies around it. */
  readonly headHeight: number
}

/** The part of a day that is near the screen, in rows; `before` and `after` stand for the rest, in pixels. */
export interface DayWindow {
  readonly fromRow: number
  readonly toRow: number
  readonly before: number
  readonly after: number
}

const rowsOf = (count: number, { columns }: GridShape) => Math.ceil(count / columns)

/** How high a day stands. */
export const heightOfDay = (count: number, shape: GridShape): number =>
  shape.headHeight + rowsOf(count, shape) * shape.rowHeight

/** Where each day begins, and after the last one where the grid ends. */
export function topsOfDays(counts: readonly number[], shape: GridShape): number[] {
  const tops = [0]
  for (const count of counts) tops.push(tops.at(-1)! + heightOfDay(count, shape))
  return tops
}

/**
 * What of a day is in the page while the screen shows from `top` to `bottom` of the grid, with a screen more on both
 * sides; undefined where nothing of it is.
 */
export function windowOfDay(
  { top, count }: { top: number; count: number },
  screen: { top: number; bottom: number },
  shape: GridShape,
): DayWindow | undefined {
  const near = screen.bottom - screen.top
  const [from, to] = [screen.top - near, screen.bottom + near]
  if (top > to || top + heightOfDay(count, shape) < from) return undefined
  const rows = rowsOf(count, shape)
  const rowAt = (y: number) =>
    Math.min(rows, Math.max(0, Math.floor((y - top - shape.headHeight) / shape.rowHeight)))
  const fromRow = rowAt(from)
  const toRow = Math.min(rows, rowAt(to) + 1)
  return { fromRow, toRow, before: fromRow * shape.rowHeight, after: (rows - toRow) * shape.rowHeight }
}
