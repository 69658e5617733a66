// The first 32 bits of what follows the point in the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
const ROUNDS = Int32Array.from(primes(64), (prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32))
// And in the square roots of the first eight (5.3.3).
const START = Int32Array.from(primes(8), (prime) => Math.floor((Math.sqrt(prime) % 1) * 2 ** 32))
const BLOCK = 64

/**
 * SHA-256 (FIPS 180-4) as a running sum: browsers sum what they are given whole and not at all in a page that came
 * unencrypted, and a film is longer than a phone's memory.
 */
export class Sha256 {
  readonly #state = Int32Array.from(START)
  readonly #words = new Int32Array(64)
  readonly #rest = new Uint8Array(BLOCK)
  #restBytes = 0
  #bytes = 0

  update(bytes: Uint8Array): this {
    this.#bytes += bytes.length
    let at = 0
    if (this.#restBytes > 0) {
      at = Math.min(BLOCK - this.#restBytes, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#restBytes)
      this.#restBytes += at
      if (this.#restBytes < BLOCK) return this
      this.#take(this.#rest, 0)
      this.#restBytes = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.#take(bytes, at)
    this.#rest.set(bytes.subarray(at))
    this.#restBytes = bytes.length - at
    return this
  }

  /** The sum of all that was taken, in hex; nothing may be added after it. */
  digest(): string {
    const end = new Uint8Array(this.#restBytes < BLOCK - 8 ? BLOCK : 2 * BLOCK)
    end.set(this.#rest.subarray(0, this.#restBytes))
    end[this.#restBytes] = 0x80
    const length = new DataView(end.buffer)
    length.setUint32(end.length - 8, Math.floor(this.#bytes / 2 ** 29))
    length.setUint32(end.length - 4, (this.#bytes * 8) >>> 0)
    for (let at = 0; at < end.length; at += BLOCK) this.#take(end, at)
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }

  // The loop that runs for every byte of a film on an old phone: whole numbers of 32 bits, no calls, nothing made.
  #take(bytes: Uint8Array, from: number): void {
    const words = this.#words
    const state = this.#state
    for (let at = 0; at < 16; at += 1) {
      const byte = from + at * 4
      words[at] = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
    }
    for (let at = 16; at < 64; at += 1) {
      const early = words[at - 15]!
      const late = words[at - 2]!
      const one = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3)
      const two = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10)
      words[at] = (words[at - 16]! + one + words[at - 7]! + two) | 0
    }
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    let f = state[5]!
    let g = state[6]!
    let h = state[7]!
    for (let at = 0; at < 64; at += 1) {
      const big = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const one = (h + big + ((e & f) ^ (~e & g)) + ROUNDS[at]! + words[at]!) | 0
      const small = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const two = (small + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    state[0] = (state[0]! + a) | 0
    state[1] = (state[1]! + b) | 0
    state[2] = (state[2]! + c) | 0
    state[3] = (state[3]! + d) | 0
    state[4] = (state[4]! + e) | 0
    state[5] = (state[5]! + f) | 0
    state[6] = (state[6]! + g) | 0
    state[7] = (state[7]! + h) | 0
  }
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let next = 2; found.length < count; next += 1)
    if (found.every((prime) => next % prime !== 0)) found.push(next)
  return found
}
