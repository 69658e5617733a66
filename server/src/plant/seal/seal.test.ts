import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealUnder } from './index.ts'

const key = randomBytes(32)
const seal = sealUnder(key)

test('what is sealed opens in its place, and tells nothing until then', () => {
  const sealed = seal.seal('the word at the door', 'account:1')
  expect(seal.open(sealed, 'account:1')).toBe('the word at the door')
  expect(sealed.includes('door')).toBe(false)
  expect(seal.seal('the word at the door', 'account:1').equals(sealed)).toBe(false)
})

test('it opens in no other place, under no other key, and not when a bit of it was changed', () => {
  const sealed = seal.seal('the word at the door', 'account:1')
  expect(() => seal.open(sealed, 'account:2')).toThrow()
  expect(() => sealUnder(randomBytes(32)).open(sealed, 'account:1')).toThrow()
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    expect(() => seal.open(altered, 'account:1'), String(at)).toThrow()
  }
  expect(() => seal.open(sealed.subarray(0, 20), 'account:1')).toThrow()
})
