import type { Flicks } from '../time/index.ts'
import { uprightSize, type PictureSize, type QuarterTurn, type StoredPicture } from './upright.ts'

/** The largest proxy: 720p whichever way the phone was held. In pixels. */
export const PROXY_LIMITS = { longSide: 1280, shortSide: 720 } as const

/** What the light copy of a picture is: upright, square pixels, even sides (4:2:0 colour needs them), never enlarged. */
export interface ProxyPlan extends PictureSize {
  readonly turn: QuarterTurn
}

/** Sizes the proxy of a stored picture. */
export function planProxy(picture: StoredPicture): ProxyPlan {
  return { ...fitWithin(uprightSize(picture), PROXY_LIMITS), turn: picture.turn }
}

/** The largest even size of the same shape within the limits, never enlarged; each side at least 2 pixels. */
export function fitWithin(size: PictureSize, limits: { longSide: number; shortSide: number }): PictureSize {
  const long = Math.max(size.width, size.height)
  const short = Math.min(size.width, size.height)
  const scale = Math.min(1, limits.longSide / long, limits.shortSide / short)
  return { width: even(size.width * scale), height: even(size.height * scale) }
}

function even(side: number): number {
  return Math.max(2, 2 * Math.floor(side / 2 + 1e-9))
}

/** A grid of small pictures, one for each equal step of the footage. */
export interface FilmstripPlan {
  readonly tile: PictureSize
  readonly columns: number
  readonly rows: number
  readonly tiles: number
  /** Footage between two tiles. */
  readonly every: Flicks
}

const SECOND_FLICKS = 705_600_000
const MOST_TILES = 120
const COLUMNS = 10

/** Plans a filmstrip: a tile a second for short footage, at most 120 tiles for long, tiles of about 160 pixels. */
export function planFilmstrip(duration: Flicks, size: PictureSize): FilmstripPlan {
  const tiles = Math.min(MOST_TILES, Math.max(1, Math.ceil(duration / SECOND_FLICKS)))
  const columns = Math.min(COLUMNS, tiles)
  return {
    tile: fitWithin(size, { longSide: 160, shortSide: 160 }),
    columns,
    rows: Math.ceil(tiles / columns),
    tiles,
    every: Math.max(1, Math.floor(duration / tiles)) as Flicks,
  }
}

/** How many peaks a waveform has: about ten a second, 40 to 4000 in all. */
export function waveformPeaks(duration: Flicks): number {
  return Math.min(4000, Math.max(40, Math.ceil((duration * 10) / SECOND_FLICKS)))
}
