import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

export type Fraction = { readonly num: number; readonly den: number }

/** Decimal seconds with microseconds, the finest step that both engines understand, rounded to the nearest. */
export function secondsText(flicks: number): string {
  const scaled = BigInt(flicks) * 1_000_000n
  const half = BigInt(FLICKS_PER_SECOND) / 2n
  const micros = (scaled < 0n ? scaled - half : scaled + half) / BigInt(FLICKS_PER_SECOND)
  const size = micros < 0n ? -micros : micros
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}`
}
