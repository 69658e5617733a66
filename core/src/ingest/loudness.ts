import { FLICKS_PER_SECOND, type Flicks } from '../time/index.ts'

/** How loud a sound is, measured as ITU-R BS.1770-4 and EBU R 128 say. */
export interface Loudness {
  /** Of the whole, gated, in LUFS; null for what is silent (below −70 LUFS throughout) or shorter than a gating block. */
  readonly integratedLufs: number | null
  /** How far quiet and loud stretches lie apart (EBU Tech 3342), in LU; null where nothing lasts three seconds. */
  readonly loudnessRangeLu: number | null
  /** The highest true peak of any channel, in dBTP; null where every sample is zero. */
  readonly truePeakDbtp: number | null
}

/** What somebody is to be told of a loudness besides its numbers. */
export type LoudnessHint = 'silent' | 'too-short' | 'clips'

/** A gating block lasts 400 ms: what is shorter has no loudness. */
export const GATING_BLOCK_FLICKS = ((FLICKS_PER_SECOND * 2) / 5) as Flicks

/** Whether a sound is silent, too short for a loudness, or reaches the end of the scale; null for what is as it should be. */
export function loudnessHint(
  { integratedLufs, truePeakDbtp }: Loudness,
  duration: Flicks,
): LoudnessHint | null {
  if (integratedLufs === null && truePeakDbtp !== null && duration < GATING_BLOCK_FLICKS) return 'too-short'
  if (integratedLufs === null) return 'silent'
  return truePeakDbtp !== null && truePeakDbtp >= 0 ? 'clips' : null
}
