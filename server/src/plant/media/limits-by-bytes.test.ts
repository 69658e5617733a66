import fc from 'fast-check'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { limitsForBytes, LONGEST_WORK_MS, probeWallMs } from './limits-by-bytes.ts'
import { filmLimits, smallLimits } from './plans/film-output.ts'

const hour = 3_600
const limitsOf = (seconds: number, bytes: number) =>
  limitsForBytes(filmLimits(seconds * FLICKS_PER_SECOND), bytes)

const anyFilm = fc.record({
  seconds: fc.integer({ min: 0, max: 200 * hour }),
  bytes: fc.integer({ min: 0, max: 2 ** 40 }),
})

test('a kilobyte that claims ten hours gets minutes and not days', () => {
  const { wallMs, frames, outBytes } = limitsOf(10 * hour, 1024)
  expect(wallMs).toBeLessThan(4 * 60_000)
  expect(frames).toBeLessThan(10 * hour * 25)
  expect(outBytes).toBeLessThan(300 * 2 ** 20)
})

test('no claim gets more than half a day, whatever it weighs', () => {
  fc.assert(
    fc.property(anyFilm, ({ seconds, bytes }) => {
      const limits = limitsOf(seconds, bytes)
      expect(limits.wallMs).toBeLessThanOrEqual(LONGEST_WORK_MS)
      expect(limits.wallMs).toBeGreaterThanOrEqual(120_000)
      expect(Object.values(limits).every((limit) => Number.isSafeInteger(limit) && limit > 0)).toBe(true)
    }),
  )
})

test('a limit is never raised by bytes, and never lowered by more of them', () => {
  fc.assert(
    fc.property(anyFilm, fc.nat(2 ** 31), ({ seconds, bytes }, more) => {
      const own = filmLimits(seconds * FLICKS_PER_SECOND)
      const [few, many] = [limitsForBytes(own, bytes), limitsForBytes(own, bytes + more)]
      for (const name of ['wallMs', 'frames', 'outBytes'] as const) {
        expect(few[name]).toBeLessThanOrEqual(own[name])
        expect(many[name]).toBeGreaterThanOrEqual(few[name])
      }
    }),
  )
})

test('what a camera or a recorder writes keeps what its length asks for, up to half a day', () => {
  // The thinnest: a recorder of speech that writes silence, and a camera whose picture stands still.
  const bytesPerSecond = fc.integer({ min: 1_500, max: 100_000_000 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 * hour }), bytesPerSecond, (seconds, rate) => {
      const own = filmLimits(seconds * FLICKS_PER_SECOND)
      expect(limitsForBytes(own, seconds * rate)).toMatchObject({
        wallMs: Math.min(own.wallMs, LONGEST_WORK_MS),
        frames: own.frames,
      })
    }),
  )
})

test('small work stays small work', () => {
  expect(limitsForBytes(smallLimits, 100_000)).toEqual(smallLimits)
  expect(limitsForBytes(smallLimits, 0).wallMs).toBe(smallLimits.wallMs)
})

test('a film of twenty gigabytes may be read through at the speed of a slow disk', () => {
  expect(probeWallMs(0)).toBe(120_000)
  expect(probeWallMs(20e9)).toBeGreaterThan(5_000_000)
  expect(probeWallMs(2 ** 50)).toBe(LONGEST_WORK_MS)
})
