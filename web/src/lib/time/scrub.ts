import type { Filmstrip } from './lane.ts'

/** Where in a filmstrip's grid the picture of a place lies; places go from 0 to 1 over the whole length. */
export function tileAt(
  place: number,
  { frames, columns }: Pick<Filmstrip, 'frames' | 'columns'>,
): { column: number; row: number } {
  const tile = Math.max(0, Math.min(frames - 1, Math.floor(place * frames)))
  return { column: tile % columns, row: Math.floor(tile / columns) }
}

/** The place one picture on or back: from none to the first or the last, never past an end; in the middle of its picture. */
export function placeStepped(place: number | undefined, step: 1 | -1, frames: number): number {
  const from = place === undefined ? (step === 1 ? -1 : frames) : Math.floor(place * frames)
  return (Math.max(0, Math.min(frames - 1, from + step)) + 0.5) / frames
}
