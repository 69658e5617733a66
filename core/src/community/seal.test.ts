import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { plainFile, readSealedFile, type SealedTheory, sealedFile, theoryText } from './index.ts'

const theory: SealedTheory = {
  production: 'saltlight',
  writer: 'lamplighter',
  sealedAt: instant(Date.UTC(2026, 2, 3, 12, 0, 0, 7)),
  about: 'Episode 3',
  salt: '00ff'.repeat(16),
  text: 'The lamp is lit by nobody.\n\nIt never went out.',
}

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => !/[\n\r]/.test(text))
const theories: fc.Arbitrary<SealedTheory> = fc.record({
  production: line,
  writer: line,
  sealedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }).map(instant),
  about: line,
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  text: fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map((typed) => theoryText(`${typed}\n${typed}`))
    .filter((text) => text !== ''),
})

describe('a sealed file', () => {
  test('is text that anybody can hash, byte for byte', () => {
    expect(sealedFile(theory)).toBe(
      [
        'stagedoor-seal/1',
        'production saltlight',
        'writer lamplighter',
        'sealed 2026-03-03T12:00:00.007Z',
        'about Episode 3',
        `salt ${'00ff'.repeat(16)}`,
        '',
        'The lamp is lit by nobody.\n\nIt never went out.',
        '',
      ].join('\n'),
    )
    // As printed by `sha256sum`.
    expect(createHash('sha256').update(sealedFile(theory)).digest('hex')).toBe(
      'c65ebc1d0d2a42d2789c0ebce6a4a7d34153792a94b4d4f8818513c68aa95f62',
    )
  })

  test('says all of a theory and nothing else: two that differ are two files', () => {
    fc.assert(
      fc.property(theories, (one) => {
        expect(readSealedFile(sealedFile(one))).toEqual(one)
      }),
    )
  })

  test('is read again after a browser or an editor gave it other line ends', () => {
    fc.assert(
      fc.property(
        theories,
        fc.constantFrom('\r\n', '\r', '\n'),
        fc.constantFrom('', '\n', '\n\n'),
        (one, end, more) => {
          const kept = `\ufeff${sealedFile(one).replaceAll('\n', end)}${more}`
          expect(readSealedFile(plainFile(kept))).toEqual(one)
        },
      ),
    )
  })

  test('is nothing else’s name: a word changed in it is another theory or none', () => {
    fc.assert(
      fc.property(theories, fc.nat(), fc.constantFrom('x', '\n', ' ', '0'), (one, at, letter) => {
        const file = sealedFile(one)
        const place = at % file.length
        const changed = file.slice(0, place) + letter + file.slice(place + 1)
        if (changed !== file) expect(readSealedFile(changed)).not.toEqual(one)
      }),
    )
  })

  test('has no second line where one belongs', () => {
    expect(() => sealedFile({ ...theory, about: 'Episode 3\nsalt 00' })).toThrow(TypeError)
    expect(readSealedFile(sealedFile(theory).replace('salt 00ff', 'salt 00FF'))).toBeNull()
    expect(readSealedFile(sealedFile(theory).replace('.007Z', 'Z'))).toBeNull()
    expect(readSealedFile('')).toBeNull()
  })
})

test('what is sealed is what is read: pasted twice it is the same text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const once = theoryText(typed)
      expect(theoryText(once)).toBe(once)
      expect(once.isWellFormed()).toBe(true)
      expect(once).not.toContain('\r')
      expect(once).not.toContain('\0')
    }),
  )
})
