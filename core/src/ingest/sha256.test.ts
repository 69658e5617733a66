import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Sha256 } from './sha256.ts'

const sumOf = (pieces: readonly Uint8Array[]): string =>
  pieces.reduce((sum, piece) => sum.update(piece), new Sha256()).digest()

test('the published examples have their published sums', () => {
  const text = (words: string) => [new TextEncoder().encode(words)]
  expect(sumOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sumOf(text('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sumOf(text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})

test('a sum is that of the whole however the file is cut, at every length around a block', () => {
  const bytes = randomBytes(300)
  for (let length = 0; length < bytes.length; length += 1) {
    const whole = bytes.subarray(0, length)
    const cut = Math.floor(length / 3)
    const sum = sumOf([whole.subarray(0, cut), whole.subarray(cut, cut + 1), whole.subarray(cut + 1)])
    expect(sum).toBe(createHash('sha256').update(whole).digest('hex'))
  }
})
