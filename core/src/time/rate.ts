import { FLICKS_PER_SECOND, type Flicks, flicks } from './flicks.ts'

/** Frames a second as a fraction, such as 30000/1001. */
export interface Rate {
  readonly num: number
  readonly den: number
}

/** Makes a rate; throws RangeError unless both are whole numbers above zero. */
export function rate(num: number, den = 1): Rate {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || num <= 0 || den <= 0)
    throw new RangeError(`Not a frame rate: ${num}/${den}`)
  return { num, den }
}

/** Where a frame begins: exact for common rates, otherwise the first whole flick of the frame. */
export function frameToFlicks(frame: number, { num, den }: Rate): Flicks {
  const numerator = BigInt(frame) * BigInt(den) * BigInt(FLICKS_PER_SECOND)
  return flicks(Number(-floorDivide(-numerator, BigInt(num))))
}

/** The frame shown at a moment: the last one that has begun (rounded down). */
export function flicksToFrame(at: Flicks, { num, den }: Rate): number {
  return Number(floorDivide(BigInt(at) * BigInt(num), BigInt(den) * BigInt(FLICKS_PER_SECOND)))
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  return numerator % denominator < 0n ? whole - 1n : whole
}
