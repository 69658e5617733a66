import { createHash, randomInt } from 'node:crypto'
import type { Instant } from '@stagedoor/core/time'

const LETTERS = '234567abcdefghijklmnopqrstuvwxyz'
const CLOCK_BITS = 10n

/** A new key of the network’s own kind, a TID: microseconds and ten bits more. https://atproto.com/specs/tid */
export function makeRecordKey(at: Instant): string {
  const microseconds = BigInt(at) * 1000n + BigInt(randomInt(1000))
  return written((microseconds << CLOCK_BITS) | BigInt(randomInt(1 << Number(CLOCK_BITS))))
}

const YEAR_2020_US = 1_577_836_800_000_000n
const FIVE_YEARS_US = 157_680_000_000_000n

/** The key that belongs to these words for ever, for what is written without a handle. Its moment means nothing. */
export function recordKeyOf(words: string): string {
  const digest = createHash('sha256').update(words).digest().readBigUInt64BE()
  return written(((YEAR_2020_US + (digest % FIVE_YEARS_US)) << CLOCK_BITS) | ((digest >> 50n) & 0x3ffn))
}

function written(value: bigint): string {
  let text = ''
  for (let shift = 60n; shift >= 0n; shift -= 5n) text += LETTERS[Number((value >> shift) & 31n)]
  return text
}
