import { expect, test } from 'vitest'
import {
  mayBeginBeside,
  partAfterBreak,
  partAfterWhole,
  patienceMs,
  retryAfterMs,
  WHOLE_PART_BYTES,
} from './upload-pace.ts'

const MIB = 2 ** 20
const STILL = 300_000
const FILM = 2 ** 31

test('stills go side by side, four at a time', () => {
  expect(mayBeginBeside([STILL, STILL, STILL], STILL)).toBe(true)
  expect(mayBeginBeside([STILL, STILL, STILL, STILL], STILL)).toBe(false)
})

test('a film has the line for itself: nothing begins beside it, and it begins beside nothing', () => {
  expect(mayBeginBeside([], FILM)).toBe(true)
  expect(mayBeginBeside([FILM], STILL)).toBe(false)
  expect(mayBeginBeside([STILL], FILM)).toBe(false)
})

test('a lost connection is tried again at once, then less and less soon', () => {
  expect([1, 2, 3, 9].map(retryAfterMs)).toEqual([300, 1000, 3000, 3000])
})

test('a file whose bytes all left is waited for longer: they may lie in the phone, and the house may read it again', () => {
  const whole = { isWholeHandedOver: true, handedOver: FILM, sizeBytes: FILM }
  expect(patienceMs({ ...whole, isWholeHandedOver: false })).toBe(20_000)
  expect(patienceMs(whole)).toBeGreaterThan(80_000)
  expect(patienceMs({ isWholeHandedOver: true, handedOver: STILL, sizeBytes: STILL })).toBeLessThan(30_000)
})

test('parts grow short only where nothing of what was sent is ever kept, and long again when they arrive', () => {
  expect(partAfterBreak(WHOLE_PART_BYTES, { handedOver: 40 * MIB, kept: 39 * MIB })).toBe(WHOLE_PART_BYTES)
  expect(partAfterBreak(WHOLE_PART_BYTES, { handedOver: MIB / 2, kept: 0 })).toBe(WHOLE_PART_BYTES)
  expect(partAfterBreak(WHOLE_PART_BYTES, { handedOver: 40 * MIB, kept: 0 })).toBe(20 * MIB)
  expect(partAfterBreak(2 * MIB, { handedOver: MIB, kept: 0 })).toBe(MIB)
  expect(partAfterWhole(20 * MIB)).toBe(40 * MIB)
  expect(partAfterWhole(WHOLE_PART_BYTES)).toBe(WHOLE_PART_BYTES)
})
