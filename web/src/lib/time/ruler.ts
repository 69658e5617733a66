import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]

/** Moments to write above a line of media time: at most about `wanted`, on round numbers, in flicks. */
export function ticksOf(duration: number, wanted = 11): number[] {
  const seconds = duration / FLICKS_PER_SECOND
  const step = STEPS.find((candidate) => seconds / candidate <= wanted) ?? 3600
  return Array.from({ length: Math.max(1, Math.ceil(seconds / step)) }, (_, index) =>
    Math.round(index * step * FLICKS_PER_SECOND),
  )
}
