import { planFilmstrip, uprightSize, type FilmstripPlan } from '@stagedoor/core/ingest'
import type { Flicks } from '@stagedoor/core/time'
import type { Plan } from '../plan.ts'
import type { PictureTrack } from '../probe.ts'
import { filmLimits } from './film-output.ts'
import { asJpeg, shownAt } from './picture-chain.ts'
import { jpeg } from './poster.ts'
import type { PlanFiles } from './proxy.ts'

/** What a player needs to know about a filmstrip's picture. */
export type FilmstripDescription = {
  tiles: number
  columns: number
  rows: number
  tileWidth: number
  tileHeight: number
  everyFlicks: Flicks
}

/** One JPEG of tiles, one for each equal step; from key frames alone where they lie close enough. */
export function filmstripPlan(
  film: { picture: PictureTrack; duration: Flicks },
  files: PlanFiles,
): { plan: Plan; description: FilmstripDescription } {
  const strip = planFilmstrip(film.duration, uprightSize(film.picture))
  const keyEvery = film.duration / Math.max(film.picture.keyFrames, 1)
  const plan: Plan = {
    inputs: [
      {
        path: files.input,
        formats: [...files.formats],
        ...(keyEvery <= strip.every ? { keyFramesOnly: true as const } : {}),
      },
    ],
    graph: `[0:v:${film.picture.ordinal}]${tiling(film.picture, strip).join(',')}[strip]`,
    outputs: [{ path: files.output, format: 'image2pipe', streams: [jpeg('strip', 4)] }],
    limits: { ...filmLimits(film.duration), outBytes: 64 * 2 ** 20 },
  }
  return { plan, description: describe(strip) }
}

const flicksPerMilli = 705_600

// Whole milliseconds keep the rate within the engines' 32-bit fractions however long the film is.
function milliseconds(every: Flicks): number {
  return Math.max(1, Math.round(every / flicksPerMilli))
}

// The last picture stands in for tiles behind the end; a strip has exactly the tiles that its description promises.
function tiling(picture: PictureTrack, { tile, tiles, columns, rows, every }: FilmstripPlan): string[] {
  return [
    `fps=fps=1000/${milliseconds(every)}:start_time=0:round=up`,
    ...shownAt(picture, tile, 'area'),
    ...asJpeg,
    `tpad=stop=${tiles}:stop_mode=clone`,
    `trim=end_frame=${tiles}`,
    `tile=${columns}x${rows}`,
  ]
}

function describe({ tile, tiles, columns, rows, every }: FilmstripPlan): FilmstripDescription {
  return {
    tiles,
    columns,
    rows,
    tileWidth: tile.width,
    tileHeight: tile.height,
    everyFlicks: (milliseconds(every) * flicksPerMilli) as Flicks,
  }
}
