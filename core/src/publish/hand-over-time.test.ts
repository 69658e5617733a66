import { expect, test } from 'vitest'
import { secondsToFlicks } from '../time/index.ts'
import { handOverMs, lateBy, leadMs } from './hand-over-time.ts'

const MINUTE = 60_000
const film = (megabytes: number, seconds: number) => ({
  sizeBytes: megabytes * 1_000_000,
  durationFlicks: secondsToFlicks(seconds),
})

test('a film of a minute is handed over half an hour ahead, one of four gigabytes some hours, none more than half a day', () => {
  expect(leadMs(film(60, 60))).toBe(30 * MINUTE)
  expect(leadMs(film(4_000, 600))).toBe(2 * (4_000 + 600) * 1000)
  expect(leadMs(film(100_000, 7_200))).toBe(720 * MINUTE)
})

test('what comes too late to be in time is told, and what is a moment late is not', () => {
  const long = film(1_800, 600)
  expect(handOverMs(long)).toBe(40 * MINUTE)
  expect(lateBy(long, { aheadMs: 40 * MINUTE })).toBeNull()
  expect(lateBy(long, { aheadMs: 36 * MINUTE })).toBeNull()
  expect(lateBy(long, { aheadMs: 0 })).toBe(40 * MINUTE)
})
