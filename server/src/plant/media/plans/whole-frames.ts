import { FLICKS_PER_SECOND, type Rate, type TimeRange } from '@stagedoor/core/time'
import { secondsText } from '../flicks.ts'

/** Frames of each clip such that the joins lie where exact time puts them, with no drift over many clips. */
export function wholeFrames(clips: readonly { source: TimeRange }[], rate: Rate): number[] {
  let flicks = 0
  let frames = 0
  return clips.map(({ source }) => {
    flicks += source.to - source.from
    const end = Math.round((flicks * rate.num) / (rate.den * FLICKS_PER_SECOND))
    const own = Math.max(1, end - frames)
    frames += own
    return own
  })
}

/** Decimal seconds that a count of frames lasts. */
export function secondsOfFrames(frames: number, rate: Rate): string {
  return secondsText(Math.round((frames * rate.den * FLICKS_PER_SECOND) / rate.num))
}
