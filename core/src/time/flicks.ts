/** Media time: a whole number of flicks, exact for every common frame and audio rate. */
export type Flicks = number & { readonly unit: 'flicks' }

/** Flicks in one second (the unit of github.com/OculusVR/Flicks: 1/705,600,000 s). */
export const FLICKS_PER_SECOND = 705_600_000

/** The longest media time a JS number holds exactly: a little over 147 days. */
export const LONGEST_FLICKS = Number.MAX_SAFE_INTEGER as Flicks

/** Takes a number as flicks; throws RangeError unless it is whole and within 147 days of zero. */
export function flicks(value: number): Flicks {
  if (!Number.isSafeInteger(value))
    throw new RangeError(`Not a whole number of flicks within 147 days: ${value}`)
  return (value === 0 ? 0 : value) as Flicks
}

/** Seconds to flicks, rounded to the nearest flick, halves up; for borders only. */
export function secondsToFlicks(seconds: number): Flicks {
  return flicks(Math.round(seconds * FLICKS_PER_SECOND))
}

/** Flicks to seconds as a floating number; for borders only, never to be turned back. */
export function flicksToSeconds(at: Flicks): number {
  return at / FLICKS_PER_SECOND
}

/** Ticks of a time base of `num/den` seconds each to flicks, rounded to the nearest flick, halves up; exact for every common base. */
export function ticksToFlicks(
  ticks: number,
  timeBase: { readonly num: number; readonly den: number },
): Flicks {
  return flicks(
    divideRounded(BigInt(ticks) * BigInt(timeBase.num) * BigInt(FLICKS_PER_SECOND), BigInt(timeBase.den)),
  )
}

/** Flicks to ticks of a time base of `num/den` seconds each, rounded to the nearest tick, halves up. */
export function flicksToTicks(at: Flicks, timeBase: { readonly num: number; readonly den: number }): number {
  return divideRounded(BigInt(at) * BigInt(timeBase.den), BigInt(timeBase.num) * BigInt(FLICKS_PER_SECOND))
}

function divideRounded(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * numerator + denominator
  const whole = doubled / (2n * denominator)
  const isBelow = doubled < 0n && doubled % (2n * denominator) !== 0n
  return Number(isBelow ? whole - 1n : whole)
}
