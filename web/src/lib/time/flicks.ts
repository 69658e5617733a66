import { FLICKS_PER_SECOND, type Flicks, flicksToFrame, frameToFlicks, type Rate } from '@stagedoor/core/time'

/** The step of the arrow keys where no rate is known: a sound, or a film that is still being read. */
export const USUAL_RATE: Rate = { num: 25, den: 1 }

/** Length of one frame where the rate is known, else 1/25 s, the step of the arrow keys. */
export const frameOf = ({ num, den }: Rate = USUAL_RATE): number =>
  Math.round((FLICKS_PER_SECOND * den) / num)

/** Where some frames on, or back, begins: a moment within a frame counts as that frame, and no step leaves the film. */
export function stepped(
  now: number,
  { frames, rate, duration }: { frames: number; rate: Rate; duration: number },
): Flicks {
  const frameAt = (flicks: number) => flicksToFrame(Math.round(flicks) as Flicks, rate)
  const last = frameAt(Math.max(0, duration - 1))
  return frameToFlicks(Math.min(last, Math.max(0, frameAt(now) + frames)), rate)
}

/** The middle of the frame that is shown at a moment: a player that rounds its seconds still shows that frame. */
export const middleOfFrame = (now: number, rate: Rate): number =>
  frameToFlicks(flicksToFrame(Math.round(now) as Flicks, rate), rate) + Math.floor(frameOf(rate) / 2)

/** A place on a line of media time in percent, kept on the line. */
export const percentOf = (flicks: number, duration: number): number =>
  duration > 0 ? Math.min(100, Math.max(0, (flicks / duration) * 100)) : 0
