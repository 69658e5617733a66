import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

/** Length of one frame where the rate is known, else 1/25 s, the step of the arrow keys. */
export const frameOf = (rate: { num: number; den: number } | undefined): number =>
  rate ? Math.round((FLICKS_PER_SECOND * rate.den) / rate.num) : FLICKS_PER_SECOND / 25

/** A place on a line of media time in percent, kept on the line. */
export const percentOf = (flicks: number, duration: number): number =>
  duration > 0 ? Math.min(100, Math.max(0, (flicks / duration) * 100)) : 0
