import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

export type Fraction = { readonly num: number; readonly den: number }

/** Microseconds, the finest step that both engines understand, rounded to the nearest. */
export function microsOf(flicks: number): bigint {
  const scaled = BigInt(flicks) * 1_000_000n
  const half = BigInt(FLICKS_PER_SECOND) / 2n
  return (scaled < 0n ? scaled - half : scaled + half) / BigInt(FLICKS_PER_SECOND)
}

/** Decimal seconds with all microseconds written out. */
export function secondsText(flicks: number): string {
  const micros = microsOf(flicks)
  const size = micros < 0n ? -micros : micros
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`
}
