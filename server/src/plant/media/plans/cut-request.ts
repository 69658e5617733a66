import type { PictureSize } from '@stagedoor/core/ingest'
import type { Rate, TimeRange } from '@stagedoor/core/time'
import type { BoxTrack } from '@stagedoor/core/timeline'
import type { Probe } from '../probe.ts'
import type { HiddenArea } from './hidden-area.ts'

/** A stretch of one asset in a cut; every time and box is the asset's own, upright. */
export type CutClip = {
  path: string
  formats: readonly string[]
  probe: Probe
  source: TimeRange
  /** The window of the picture that is kept; null shows the whole of it, with bars where the shapes differ. */
  crop: BoxTrack | null
  hidden: readonly HiddenArea[]
  muted: readonly TimeRange[]
}

export type CutRequest = {
  clips: readonly [CutClip, ...CutClip[]]
  /** Even width and height of the rendered picture. */
  size: PictureSize
  rate: Rate
  /** An Advanced SubStation script in cut time, for a picture of this size, or null; its font is `CAPTION_FAMILY`. */
  captions: string | null
  /** Loudness to bring the sound to in one pass, in LUFS; null leaves it. */
  loudness: number | null
  output: string
}
