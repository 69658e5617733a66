import { MhlFlaw } from './mhl-flaw.ts'

/** The hashes that ASC MHL v1.0 knows, in the order in which its schema writes them (appendix D). */
export const HASH_FORMATS = ['c4', 'md5', 'sha1', 'xxh128', 'xxh3', 'xxh64'] as const

/** The name of one of them. */
export type HashFormat = (typeof HASH_FORMATS)[number]

/** A file's hashes as they were taken of its bytes, as the text that a hash list has. */
export type TakenHashes = Readonly<Partial<Record<HashFormat, string>>>

const HEX_DIGITS = { md5: 32, sha1: 40, xxh128: 32, xxh3: 16, xxh64: 16 } as const
const BASE_58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const C4_DIGITS = 88

/** Whether a word names a hash that ASC MHL knows. */
export function isHashFormat(word: string): word is HashFormat {
  return HASH_FORMATS.some((format) => format === word)
}

/** Reads a hash as text, hex in small letters; throws {@link MhlFlaw} when it cannot be one of its format. */
export function readHash(format: HashFormat, text: string): string {
  const trimmed = text.trim()
  const isRight =
    format === 'c4'
      ? new RegExp(`^c4[${BASE_58}]{${C4_DIGITS}}$`).test(trimmed)
      : new RegExp(`^[0-9a-fA-F]{${HEX_DIGITS[format]}}$`).test(trimmed)
  if (!isRight) throw new MhlFlaw(`has a ${format} hash that is none`)
  return format === 'c4' ? trimmed : trimmed.toLowerCase()
}

/** The C4 identifier of a SHA-512 digest (SMPTE ST 2114): the number in base 58, 88 digits, behind `c4`. */
export function c4Of(sha512: Uint8Array): string {
  if (sha512.length !== 64) throw new RangeError(`not a SHA-512 digest: ${sha512.length} bytes`)
  let rest = sha512.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let digits = ''
  for (; rest > 0n; rest /= 58n) digits = `${BASE_58[Number(rest % 58n)]}${digits}`
  return `c4${digits.padStart(C4_DIGITS, '1')}`
}
