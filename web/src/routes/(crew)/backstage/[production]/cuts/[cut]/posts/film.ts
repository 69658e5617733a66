import { USUAL_RATE } from '#lib/time/flicks.ts'
import type { Rate } from '@stagedoor/core/time'
import type { CutView } from '#lib/wire/cut.ts'

/** The rendered film of a cut, as a page shows frames of it. */
export interface Film {
  readonly address: string
  readonly poster: string | null
  readonly durationFlicks: number
  readonly width: number
  readonly height: number
  /** Frames a second. */
  readonly rate: Rate
}

/** The film of a cut; undefined while there is none. */
export function filmOf({ render }: Pick<CutView, 'render'>): Film | undefined {
  const { video, durationFlicks, width, height, poster, frameRate } = render ?? {}
  if (!video || !durationFlicks || !width || !height) return undefined
  return {
    address: video,
    poster: poster ?? null,
    durationFlicks,
    width,
    height,
    rate: frameRate ?? USUAL_RATE,
  }
}
