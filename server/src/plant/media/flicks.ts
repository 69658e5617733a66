/** Flicks in one second; every common frame, sample and phone time base divides it. */
export const FLICKS_PER_SECOND = 705_600_000

export type Fraction = { num: number; den: number }

/** Whole flicks of `ticks` in a time base, rounded to the nearest flick. */
export function flicksOfTicks(ticks: number, timeBase: Fraction): number {
  return Number(roundedDivide(BigInt(ticks) * BigInt(timeBase.num) * BigInt(FLICKS_PER_SECOND), BigInt(timeBase.den)))
}

/** Decimal seconds with microseconds, the finest step that both engines understand, rounded to the nearest. */
export function secondsText(flicks: number): string {
  const micros = roundedDivide(BigInt(flicks) * 1_000_000n, BigInt(FLICKS_PER_SECOND))
  const sign = micros < 0n ? '-' : ''
  const size = micros < 0n ? -micros : micros
  return `${sign}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`
}

/** Whole flicks that one frame of a rate lasts, rounded to the nearest flick. */
export function flicksOfFrame(rate: Fraction): number {
  return Number(roundedDivide(BigInt(FLICKS_PER_SECOND) * BigInt(rate.den), BigInt(rate.num)))
}

function roundedDivide(value: bigint, by: bigint): bigint {
  const half = by / 2n
  return value < 0n ? -((-value + half) / by) : (value + half) / by
}
